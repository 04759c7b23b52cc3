// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import bio.strand.host.core.registry.ContributionRegistry;
import bio.strand.host.core.registry.ListedContributions;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.cells.EncodedSequenceValueFactory;
import bio.strand.nodes.ports.ExpressionModelPortObject;
import bio.strand.nodes.ports.ExpressionModelPortObjectSpec;
import bio.strand.nodes.ports.GenerativeModelPortObject;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;

/** The data and port types of {@code plugin.xml}, for tests that run without OSGi. */
public final class TestContributions {

    private static boolean installed;

    private TestContributions() {}

    /** Makes the types known, once a virtual machine. */
    public static synchronized void install() {
        if (installed) {
            return;
        }
        ContributionRegistry.install(
                new ListedContributions()
                        .dataType(
                                EncodedSequenceCell.class,
                                null,
                                EncodedSequenceCell.Serializer.class,
                                EncodedSequenceValueFactory.class)
                        .portType(
                                "Sequence Model",
                                SequenceModelPortObject.class,
                                SequenceModelPortObject.Serializer.class,
                                SequenceModelPortObjectSpec.class,
                                SequenceModelPortObjectSpec.Serializer.class)
                        .portType(
                                "Generative Model",
                                GenerativeModelPortObject.class,
                                GenerativeModelPortObject.Serializer.class,
                                GenerativeModelPortObjectSpec.class,
                                GenerativeModelPortObjectSpec.Serializer.class)
                        .portType(
                                "Expression Preprocessing",
                                ExpressionModelPortObject.class,
                                ExpressionModelPortObject.Serializer.class,
                                ExpressionModelPortObjectSpec.class,
                                ExpressionModelPortObjectSpec.Serializer.class));
        installed = true;
    }
}
