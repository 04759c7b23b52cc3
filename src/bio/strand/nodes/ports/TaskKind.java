// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.model.Task;

/** What models are for. The constants' names are stored in workflows. */
public enum TaskKind {
    /** One of several classes for each sequence. */
    CLASSES("classifier", "classes"),
    /** Yes or no for each of one or several targets. */
    YES_NO("model of yes/no targets", "targets"),
    /** A number for each of one or several targets. */
    NUMBERS("regression model", "targets"),
    /** A label for each position. */
    POSITIONS("model of a label for each position", "labels"),
    /** The next step of a series. */
    FORECAST("forecasting model", "features");

    private final String title;
    private final String outputs;

    TaskKind(String title, String outputs) {
        this.title = title;
        this.outputs = outputs;
    }

    /**
     * The kind of a task.
     *
     * @param task the task
     * @return its kind
     */
    public static TaskKind of(Task task) {
        if (task instanceof Task.Classification) {
            return CLASSES;
        }
        if (task instanceof Task.MultiLabel) {
            return YES_NO;
        }
        if (task instanceof Task.Regression) {
            return NUMBERS;
        }
        return task instanceof Task.PositionLabels ? POSITIONS : FORECAST;
    }

    /**
     * What a model of this kind is, after "Sequence".
     *
     * @return for example "classifier"
     */
    public String title() {
        return title;
    }

    /**
     * What its outputs are, in the plural.
     *
     * @return for example "classes"
     */
    public String outputs() {
        return outputs;
    }
}
