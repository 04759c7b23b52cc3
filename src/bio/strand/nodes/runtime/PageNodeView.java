// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.webui.data.ApplyDataService;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.RpcDataService;
import org.knime.core.webui.node.view.NodeView;
import org.knime.core.webui.page.Page;

/**
 * A view that is one HTML page with all its data in it. KNIME asks for the page anew after each
 * execution. The view has no settings and talks to no service.
 */
public final class PageNodeView implements NodeView {

    /** The path of the page; its end tells KNIME that it is HTML. */
    public static final String PAGE = "view.html";

    private final Page page;

    /**
     * Creates a view.
     *
     * @param view what is shown, now and later
     * @param renderer makes the page from it
     */
    public PageNodeView(StoredView view, ViewRenderer renderer) {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(renderer, "renderer");
        page = Page.create().fromString(() -> renderer.toHtml(view.data())).relativePath(PAGE);
    }

    @Override
    public Page getPage() {
        return page;
    }

    @Override
    public void validateSettings(NodeSettingsRO settings) {
        // a view without settings takes any
    }

    @Override
    public void loadValidatedSettingsFrom(NodeSettingsRO settings) {
        // a view without settings has nothing to load
    }

    @Override
    public <D> Optional<InitialDataService<D>> createInitialDataService() {
        return Optional.empty();
    }

    @Override
    public Optional<RpcDataService> createRpcDataService() {
        return Optional.empty();
    }

    @Override
    public <D> Optional<ApplyDataService<D>> createApplyDataService() {
        return Optional.empty();
    }
}
