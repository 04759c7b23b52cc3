// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.registry.ExtensionNodeRegistry;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The command line of Strand as an application of Equinox, {@code bio.strand.host.strand}. */
public final class StrandApplication implements IApplication {

    /** Called by Equinox. */
    public StrandApplication() {}

    @Override
    public Object start(IApplicationContext context) {
        String[] arguments =
                (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        context.applicationRunning();
        return StrandCommand.execute(
                new ExtensionNodeRegistry(), Console.ofProcess(), arguments.clone());
    }

    /** Nothing to do: a run is cancelled by its shutdown hook. */
    @Override
    public void stop() {}
}
