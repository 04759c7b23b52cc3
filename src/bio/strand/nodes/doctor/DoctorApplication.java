// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.doctor;

import bio.strand.engine.backend.Diagnosis;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Prints what the machine offers for computing and what is to be mended: {@code ./strand doctor},
 * and in an installed KNIME {@code knime -nosplash -consoleLog -application
 * bio.strand.nodes.doctor}.
 */
public final class DoctorApplication implements IApplication {

    private static final Integer HEALTHY = 0;

    private static final Integer TO_MEND = 1;

    /** Called by Equinox. */
    public DoctorApplication() {}

    /**
     * Examines the machine and prints the outcome.
     *
     * @return 0 if Strand can compute here, otherwise 1
     */
    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        Bundle bundle = FrameworkUtil.getBundle(DoctorApplication.class);
        System.out.printf("%-19s %s%n", "Strand", bundle.getVersion());
        Diagnosis diagnosis = Diagnosis.ofThisMachine();
        System.out.print(diagnosis.toText());
        System.out.flush();
        return diagnosis.isHealthy() ? HEALTHY : TO_MEND;
    }

    /** Nothing to do: the examination ends within seconds. */
    @Override
    public void stop() {}
}
