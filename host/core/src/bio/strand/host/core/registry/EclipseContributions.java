// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.registry;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.osgi.framework.Bundle;

/** Reads the Eclipse extension registry. */
final class EclipseContributions {
    private EclipseContributions() {}

    static List<Contribution> of(final String extensionPointId) {
        final IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            return List.of();
        }
        return wrap(registry.getConfigurationElementsFor(extensionPointId));
    }

    private static List<Contribution> wrap(final IConfigurationElement[] elements) {
        final List<Contribution> contributions = new ArrayList<>(elements.length);
        for (IConfigurationElement element : elements) {
            contributions.add(new Element(element));
        }
        return contributions;
    }

    private record Element(IConfigurationElement element) implements Contribution {
        @Override
        public String name() {
            return element.getName();
        }

        @Override
        public String attribute(final String attribute) {
            return element.getAttribute(attribute);
        }

        @Override
        public List<Contribution> children(final String childName) {
            return wrap(element.getChildren(childName));
        }

        @Override
        public String contributor() {
            return element.getContributor().getName();
        }

        @Override
        public <T> T instantiate(final String attribute, final Class<T> type)
                throws ContributionException {
            try {
                return type.cast(element.createExecutableExtension(attribute));
            } catch (CoreException | ClassCastException | LinkageError e) {
                throw failure(attribute, e);
            }
        }

        @Override
        public <T> Class<? extends T> load(final String attribute, final Class<T> type)
                throws ContributionException {
            final Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
            if (bundle == null) {
                throw new ContributionException(
                        "Plug-in \"" + contributor() + "\" is no longer installed", null);
            }
            try {
                return bundle.loadClass(attribute(attribute)).asSubclass(type);
            } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
                throw failure(attribute, e);
            }
        }

        private ContributionException failure(final String attribute, final Throwable cause) {
            return new ContributionException(
                    "Plug-in \""
                            + contributor()
                            + "\" contributes "
                            + name()
                            + " with "
                            + attribute
                            + "=\""
                            + attribute(attribute)
                            + "\", which cannot be used: "
                            + cause,
                    cause);
        }
    }
}
