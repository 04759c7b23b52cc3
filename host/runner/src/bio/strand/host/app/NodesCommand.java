// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.registry.InstalledNode;
import bio.strand.host.registry.NodeContribution;
import bio.strand.host.registry.NodeRegistry;
import bio.strand.host.registry.NodeRegistryException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.Node;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sub-command {@code nodes}. */
@Command(
        name = "nodes",
        description = "Lists the installed nodes by category, with their ports and parameters.",
        usageHelpWidth = StrandCommand.HELP_WIDTH)
final class NodesCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    private final NodeRegistry registry;

    private final Console console;

    private final WrappedText text;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "Only nodes whose name contains this, with their parameters.")
    private String name;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the parameters of every node.")
    private boolean verbose;

    NodesCommand(NodeRegistry registry, Console console) {
        this.registry = Objects.requireNonNull(registry);
        this.console = Objects.requireNonNull(console);
        this.text = new WrappedText(console);
    }

    @Override
    public Integer call() {
        List<String> shownCategory = null;
        int shown = 0;
        int failures = 0;
        for (NodeContribution contribution : registry.contributions()) {
            Optional<Node> node;
            try {
                node = create(contribution);
            } catch (NodeRegistryException e) {
                failures++;
                console.err().println("strand: " + e.getMessage());
                continue;
            }
            if (node.isEmpty() || !matches(node.get())) {
                continue;
            }
            if (!contribution.categories().equals(shownCategory)) {
                shownCategory = contribution.categories();
                console.out().println();
                console.out().println("/ " + String.join(" / ", shownCategory));
            }
            print(node.get(), contribution);
            shown++;
        }
        console.out().flush();
        if (shown == 0) {
            console.err()
                    .println(
                            name == null
                                    ? "strand: no node is installed"
                                    : "strand: no installed node has \""
                                            + name
                                            + "\" in its name; ./strand nodes lists all");
            return ExitCode.FAILURE;
        }
        return failures == 0 ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private Optional<Node> create(NodeContribution contribution) throws NodeRegistryException {
        Optional<InstalledNode> installed = registry.find(contribution.factoryClassName());
        if (installed.isEmpty()) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked")
        NodeFactory<NodeModel> factory = (NodeFactory<NodeModel>) installed.get().factory();
        try {
            if (factory instanceof ConfigurableNodeFactory<?> configurable) {
                return Optional.of(new Node(factory, configurable.createNodeCreationConfig()));
            }
            return Optional.of(new Node(factory));
        } catch (RuntimeException | LinkageError e) {
            throw new NodeRegistryException(
                    "Node " + contribution.factoryClassName() + " cannot be made: " + e, e);
        }
    }

    private boolean matches(Node node) {
        return name == null
                || node.getName().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private void print(Node node, NodeContribution contribution) {
        PrintStream out = console.out();
        out.println();
        out.println("  " + node.getName() + " (" + node.getType().name() + ")");
        NodeDescription description = node.invokeGetNodeDescription();
        description.getShortDescription().ifPresent(shortText -> text.print(shortText, "    "));
        for (int i = 1; i < node.getNrInPorts(); i++) {
            out.println(
                    "    in  "
                            + i
                            + ": "
                            + node.getInportName(i)
                            + " ("
                            + node.getInputType(i).getName()
                            + (node.getInputType(i).isOptional() ? ", optional" : "")
                            + ")");
        }
        for (int i = 1; i < node.getNrOutPorts(); i++) {
            out.println(
                    "    out "
                            + i
                            + ": "
                            + node.getOutportName(i)
                            + " ("
                            + node.getOutputType(i).getName()
                            + ")");
        }
        if (verbose || name != null) {
            new ParameterListing(text).print(node);
            out.println("    factory: " + contribution.factoryClassName());
        }
    }
}
