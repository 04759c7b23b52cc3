// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import bio.strand.host.core.registry.Contribution;
import bio.strand.host.core.registry.ContributionException;
import bio.strand.host.core.registry.ContributionRegistry;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.data.renderer.DataValueRenderer;
import org.knime.core.data.renderer.DataValueRendererFactory;
import org.knime.core.data.renderer.DataValueRendererFamily;
import org.knime.core.data.renderer.DefaultDataValueRenderer;
import org.knime.core.data.renderer.DefaultDataValueRendererFamily;
import org.knime.core.node.NodeLogger;

/** Utility factory whose renderers are contributed to {@code org.knime.core.DataValueRenderer}. */
public abstract class ExtensibleUtilityFactory extends DataValue.UtilityFactory {
    private static final Map<Class<? extends DataValue>, ExtensibleUtilityFactory> ALL =
            new ConcurrentHashMap<>();

    private final Class<? extends DataValue> valueClass;
    private Map<String, DataValueRendererFactory> renderers;
    private String defaultRendererId;
    private String preferredRendererId;
    private int readGeneration = -1;

    /**
     * Creates the factory of a value class.
     *
     * @param valueClass the value class
     * @throws IllegalArgumentException if it has a factory already
     */
    public ExtensibleUtilityFactory(final Class<? extends DataValue> valueClass) {
        this.valueClass = valueClass;
        if (ALL.putIfAbsent(valueClass, this) != null) {
            throw new IllegalArgumentException(
                    "There is already a factory registered for " + valueClass);
        }
    }

    private synchronized Map<String, DataValueRendererFactory> renderers() {
        final int generation = ContributionRegistry.generation();
        if (renderers == null || generation != readGeneration) {
            readGeneration = generation;
            renderers = new LinkedHashMap<>();
            defaultRendererId = null;
            for (Contribution element :
                    ContributionRegistry.of("org.knime.core.DataValueRenderer")) {
                if (valueClass.getName().equals(element.attribute("valueClass"))) {
                    element.children("renderer").forEach(this::addContributed);
                }
            }
        }
        return renderers;
    }

    private void addContributed(final Contribution renderer) {
        try {
            register(
                    renderer.instantiate("rendererFactoryClass", DataValueRendererFactory.class),
                    Boolean.parseBoolean(renderer.attribute("suggestAsDefault")));
        } catch (ContributionException e) {
            NodeLogger.getLogger(getClass()).error(e.getMessage(), e);
        }
    }

    private void register(final DataValueRendererFactory factory, final boolean asDefault) {
        renderers.put(factory.getId(), factory);
        if (asDefault || defaultRendererId == null) {
            defaultRendererId = factory.getId();
        }
    }

    /**
     * Sets the renderer that a user prefers.
     *
     * @param rendererId its id, null for no preference
     */
    public final synchronized void setPreferredRenderer(final String rendererId) {
        preferredRendererId = rendererId;
    }

    /**
     * Sets the renderer that is used unless a user prefers another.
     *
     * @param rendererId its id
     * @throws IllegalArgumentException if there is no such renderer
     */
    public final synchronized void setDefaultRenderer(final String rendererId) {
        if (rendererId == null || !renderers().containsKey(rendererId)) {
            throw new IllegalArgumentException(
                    "Default renderer with ID \"" + rendererId + "\" does not exist");
        }
        defaultRendererId = rendererId;
    }

    /**
     * Adds a renderer.
     *
     * @param factory makes the renderer
     * @param suggestAsDefault whether it becomes the default
     */
    protected final synchronized void addRendererFactory(
            final DataValueRendererFactory factory, final boolean suggestAsDefault) {
        renderers();
        register(factory, suggestAsDefault);
    }

    /**
     * All renderers.
     *
     * @return their factories
     */
    public Collection<DataValueRendererFactory> getAvailableRenderers() {
        return Collections.unmodifiableCollection(renderers().values());
    }

    /**
     * The renderer that is used unless a user prefers another.
     *
     * @return its factory, null if there is none
     */
    public synchronized DataValueRendererFactory getDefaultRenderer() {
        return renderers().get(defaultRendererId);
    }

    /**
     * The renderer that a user prefers.
     *
     * @return its factory, null if there is none
     */
    public synchronized DataValueRendererFactory getPreferredRenderer() {
        return renderers().get(preferredRendererId);
    }

    /**
     * The readable name of the value type.
     *
     * @return the name
     */
    public abstract String getName();

    /**
     * The readable name in earlier releases.
     *
     * @return the name
     */
    public final String getLegacyName() {
        final String[] names = getLegacyNames();
        return names.length == 0 ? getName() : names[0];
    }

    /**
     * Readable names in earlier releases.
     *
     * @return the names, the latest first
     */
    protected String[] getLegacyNames() {
        return new String[0];
    }

    @Override
    protected final DataValueRendererFamily getRendererFamily(final DataColumnSpec spec) {
        final Map<String, DataValueRenderer> ordered = new LinkedHashMap<>();
        final DataValueRendererFactory preferred = getPreferredRenderer();
        final DataValueRendererFactory first = preferred == null ? getDefaultRenderer() : preferred;
        if (first != null) {
            ordered.put(first.getId(), first.createRenderer(spec));
        }
        for (DataValueRendererFactory factory : renderers().values()) {
            ordered.computeIfAbsent(factory.getId(), id -> factory.createRenderer(spec));
        }
        if (ordered.isEmpty()) {
            ordered.put("", new DefaultDataValueRenderer.Factory().createRenderer(spec));
        }
        return new DefaultDataValueRendererFamily(
                ordered.values().toArray(new DataValueRenderer[0]));
    }

    /**
     * The key under which a user's preference is kept.
     *
     * @return the key
     */
    public final String getPreferenceKey() {
        return getPreferenceKey(valueClass);
    }

    /**
     * The key under which a user's preference is kept.
     *
     * @param valueClass the value class
     * @return the key
     */
    public static final String getPreferenceKey(final Class<? extends DataValue> valueClass) {
        return "preferredRendererFor_" + valueClass.getName();
    }

    /**
     * All factories made so far.
     *
     * @return the factories
     */
    public static Collection<? extends ExtensibleUtilityFactory> getAllFactories() {
        return Collections.unmodifiableCollection(ALL.values());
    }

    /**
     * The group under which the value type is listed.
     *
     * @return the group
     */
    public String getGroupName() {
        return "Other";
    }
}
