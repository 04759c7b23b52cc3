// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.kernel.Nd4jKernel;
import bio.strand.engine.progress.CancellationToken;
import java.util.List;

/** All kernels, which must compute the same. */
final class TestKernels {

    private TestKernels() {}

    static List<Kernel> all() {
        return List.of(
                new CpuKernel(CancellationToken.never()),
                new Nd4jKernel(CancellationToken.never()));
    }
}
