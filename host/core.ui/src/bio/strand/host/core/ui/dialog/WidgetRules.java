// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import bio.strand.host.core.ui.reflect.Instances;
import bio.strand.host.core.ui.reflect.ParameterLeaf;
import bio.strand.host.core.ui.reflect.ParameterNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelectionWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.validation.BuiltinValidation;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ChoicesStateProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.EnumChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.SuggestionsProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** What the annotations of a widget have to fulfil for its field. */
final class WidgetRules {

    private WidgetRules() {}

    /**
     * Checks the annotations of a field.
     *
     * @param node the field
     * @param defaultValue its default
     * @return the range of a number
     * @throws IllegalArgumentException if an annotation does not fit
     */
    static Range check(ParameterNode node, Object defaultValue) {
        Widget widget = node.annotation(Widget.class).orElseThrow();
        require(!widget.title().isBlank(), node, "has a @Widget without a title");
        require(!widget.description().isBlank(), node, "has a @Widget without a description");
        requireType(node, NumberInputWidget.class, "a number", WidgetRules::isNumber);
        requireType(
                node,
                TextInputWidget.class,
                "a String",
                type -> type == String.class || type == char.class);
        requireType(node, TextAreaWidget.class, "a String", type -> type == String.class);
        requireType(node, ValueSwitchWidget.class, "an enum", Class::isEnum);
        requireType(node, RadioButtonsWidget.class, "an enum", Class::isEnum);
        requireType(
                node,
                ColumnFilterWidget.class,
                "a ColumnFilter",
                type -> type == ColumnFilter.class);
        requireType(
                node,
                TwinlistWidget.class,
                "a ColumnFilter or String[]",
                type -> type == ColumnFilter.class || type == String[].class);
        boolean optional = node instanceof ParameterLeaf leaf && leaf.isOptional();
        require(
                optional == node.annotation(OptionalWidget.class).isPresent(),
                node,
                "must have @OptionalWidget exactly if it is an Optional");
        checkFileChooser(node);
        checkProviders(node);
        Object value =
                defaultValue instanceof Optional<?> content ? content.orElse(null) : defaultValue;
        checkText(node, value);
        Range range = range(node);
        require(
                !(value instanceof Number number) || range.contains(number.doubleValue()),
                node,
                "has the default " + value + ", which is outside " + range);
        return range;
    }

    private static void require(boolean holds, ParameterNode node, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("The field " + node.path() + " " + complaint + ".");
        }
    }

    private static void requireType(
            ParameterNode node,
            Class<? extends Annotation> annotation,
            String expected,
            Predicate<Class<?>> fits) {
        require(
                node.annotation(annotation).isEmpty() || fits.test(node.type()),
                node,
                "has @%s, which is for %s, but is a %s"
                        .formatted(
                                annotation.getSimpleName(), expected, node.type().getSimpleName()));
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || (type.isPrimitive() && type != boolean.class && type != char.class);
    }

    private static void checkFileChooser(ParameterNode node) {
        boolean reads = node.annotation(FileReaderWidget.class).isPresent();
        boolean writes = node.annotation(FileWriterWidget.class).isPresent();
        if (!reads && !writes && node.annotation(FileSelectionWidget.class).isEmpty()) {
            return;
        }
        require(node.type() == String.class, node, "is a file chooser but no String");
        require(!(reads && writes), node, "has both @FileReaderWidget and @FileWriterWidget");
        require(
                node.annotation(WithFileSystem.class)
                                .map(fileSystem -> fileSystem.value().length)
                                .orElse(0)
                        == 1,
                node,
                "is a file chooser and needs @WithFileSystem with exactly one file system");
    }

    private static void checkProviders(ParameterNode node) {
        node.annotation(ValueProvider.class)
                .ifPresent(provider -> Instances.create(provider.value()));
        node.annotation(OptionalWidget.class)
                .ifPresent(widget -> Instances.create(widget.defaultProvider()));
        node.annotation(ColumnFilterWidget.class)
                .ifPresent(widget -> Instances.create(widget.choicesProvider()));
        node.annotation(SuggestionsProvider.class)
                .ifPresent(
                        suggestions -> {
                            requireType(
                                    node,
                                    SuggestionsProvider.class,
                                    "a String",
                                    type -> type == String.class);
                            Instances.create(suggestions.value());
                        });
        node.annotation(ChoicesProvider.class)
                .ifPresent(
                        choices -> {
                            ChoicesStateProvider<?> provider = Instances.create(choices.value());
                            Class<?> type = node.type();
                            boolean fits =
                                    type == ColumnFilter.class
                                            ? provider instanceof ColumnChoicesProvider
                                            : type.isEnum()
                                                    ? provider instanceof EnumChoicesProvider
                                                    : (type == String.class
                                                                    || type == String[].class)
                                                            && !(provider
                                                                    instanceof EnumChoicesProvider);
                            require(
                                    fits,
                                    node,
                                    "has @ChoicesProvider with choices that do not fit its type");
                        });
    }

    private static Range range(ParameterNode node) {
        Optional<NumberInputWidget> widget = node.annotation(NumberInputWidget.class);
        Optional<MinValidation> min = widget.flatMap(w -> limit(w.minValidation()));
        Optional<MaxValidation> max = widget.flatMap(w -> limit(w.maxValidation()));
        return new Range(
                min.map(limit -> number(limit, "min")).orElse(Double.NEGATIVE_INFINITY),
                min.map(MinValidation::isExclusive).orElse(false),
                max.map(limit -> number(limit, "max")).orElse(Double.POSITIVE_INFINITY),
                max.map(MaxValidation::isExclusive).orElse(false));
    }

    private static void checkText(ParameterNode node, Object value) {
        Optional<TextInputWidget> widget = node.annotation(TextInputWidget.class);
        if (widget.isEmpty()) {
            return;
        }
        Stream.of(
                        limit(widget.get().patternValidation()),
                        limit(widget.get().minLengthValidation()),
                        limit(widget.get().maxLengthValidation()))
                .flatMap(Optional::stream)
                // an empty text is where a user, or the inputs of the node, have yet to decide
                .filter(
                        limit ->
                                value instanceof String text
                                        && !text.isEmpty()
                                        && !accepts(limit, text))
                .findFirst()
                .ifPresent(
                        limit ->
                                require(
                                        false,
                                        node,
                                        "has the default \""
                                                + value
                                                + "\": "
                                                + limit.getErrorMessage()));
    }

    private static boolean accepts(BuiltinValidation limit, String text) {
        if (limit instanceof PatternValidation) {
            return Pattern.matches((String) component(limit, "pattern"), text);
        }
        return limit instanceof MinLengthValidation
                ? text.length() >= number(limit, "minLength")
                : text.length() <= number(limit, "maxLength");
    }

    private static double number(BuiltinValidation limit, String component) {
        return ((Number) component(limit, component)).doubleValue();
    }

    /** A parameter of a limit; the records that hold them are not visible outside their package. */
    private static Object component(BuiltinValidation limit, String name) {
        Object parameters = limit.getParameters();
        try {
            Method accessor = parameters.getClass().getDeclaredMethod(name);
            accessor.setAccessible(true);
            return accessor.invoke(parameters);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The limit " + limit.getClass().getName() + " has no " + name + ".", e);
        }
    }

    /** The limit, or empty for the abstract classes that stand for none. */
    private static <T> Optional<T> limit(Class<? extends T> type) {
        return Modifier.isAbstract(type.getModifiers())
                ? Optional.empty()
                : Optional.of(Instances.create(type));
    }
}
