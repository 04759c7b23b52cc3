// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.testing;

import bio.strand.host.execution.ExecutionListener;
import bio.strand.host.execution.NodeResult;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a run tells. */
public final class RecordingListener implements ExecutionListener {

    private final List<String> states = new ArrayList<>();

    private final List<String> progress = new ArrayList<>();

    private final List<String> warnings = new ArrayList<>();

    @Override
    public synchronized void stateChanged(NodeResult result) {
        states.add(result.node().id() + " " + result.state());
    }

    @Override
    public synchronized void progressed(NodeResult result, double fraction, String message) {
        progress.add(result.node().id() + " " + fraction + " " + message);
    }

    @Override
    public synchronized void warned(String warning) {
        warnings.add(warning);
    }

    public synchronized List<String> states() {
        return List.copyOf(states);
    }

    public synchronized List<String> progress() {
        return List.copyOf(progress);
    }

    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }
}
