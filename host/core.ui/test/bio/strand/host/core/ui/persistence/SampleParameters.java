// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.persistence;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataType;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;

/** Classes of parameters that use every rule of persistence. */
public final class SampleParameters {

    private SampleParameters() {}

    public enum Cell {
        RNN,
        LSTM,
        GRU
    }

    /** Every kind of single value. */
    public static final class Leaves implements NodeParameters {
        static final int NOT_SAVED = 1;
        transient int notSavedEither = 2;
        private int norThis = 3;

        int count = -7;
        public long big = 1L << 40;
        protected double rate = 1e-3;
        float share = 0.2f;
        boolean enabled = true;
        char separator = '\t';
        byte small = -1;
        String text = "a <b> & \"c\"\n";
        String nothing = null;
        Cell cell = Cell.GRU;
        Cell noCell = null;
        int[] sizes = {1, 2};
        long[] bigs = {3};
        double[] rates = {0.5, Double.NaN, Double.POSITIVE_INFINITY};
        float[] shares = {1.5f};
        boolean[] flags = {true, false};
        char[] letters = {'A', 'C'};
        byte[] bytes = {0, 127};
        String[] names = {"x", null, ""};
        String[] noNames = null;
        int[] empty = {};
        Integer boxed = 4;
        Double boxedRate = 0.25;

        int norThis() {
            return norThis;
        }
    }

    public static final class Types implements NodeParameters {
        DataType type = IntCell.TYPE;
        Optional<DataType> noType = Optional.empty();
    }

    /** Keys of fields with a prefix, a key of their own, or a hidden entry. */
    public static final class Keys implements NodeParameters {
        int m_prefixed = 1;
        int m_ = 2;
        int M_upper = 3;

        @Persist(configKey = "other key")
        int renamed = 4;

        @Persist(hidden = true)
        int hidden = 5;

        @Persist(configKey = "k", hidden = true)
        String m_both = "6";
    }

    public static class Base implements NodeParameters {
        int first = 1;
        String shadowed = "base";
    }

    /**
     * Fields of superclasses come first; one with the same name takes the place of its predecessor.
     */
    public static final class Derived extends Base {
        int second = 2;
        String shadowed = "derived";
    }

    public static class Nested implements NodeParameters {
        int depth;

        Nested() {}

        Nested(int depth) {
            this.depth = depth;
        }
    }

    /** A group that persists without being shown. */
    public static final class Plain implements Persistable {
        String value = "v";
    }

    public static final class NestedWithWidgets implements Persistable, WidgetGroup {
        Nested inner = new Nested(2);
    }

    public static class Box<T> implements NodeParameters {
        T content;
    }

    public static final class NestedBox extends Box<Nested> {
        NestedBox() {
            content = new Nested(8);
        }
    }

    /** Groups, arrays and lists of groups. */
    public static final class Groups implements NodeParameters {
        Nested nested = new Nested(1);
        Plain plain = new Plain();
        NestedWithWidgets widgets = new NestedWithWidgets();
        Nested[] array = {new Nested(3), new Nested(4)};
        Nested[] emptyArray = {};
        Nested[] noArray = null;
        List<Nested> list = List.of(new Nested(5));
        NestedBox box = new NestedBox();

        @Persist(configKey = "renamed group")
        Nested renamed = new Nested(6);

        @Persist(configKey = "renamed array")
        Nested[] renamedArray = {new Nested(7)};
    }

    public static final class Optionals implements NodeParameters {
        Optional<Integer> seed = Optional.of(7);
        Optional<Integer> noSeed = Optional.empty();
        Optional<String> name = Optional.of("n");
        Optional<String> noName = Optional.empty();
        Optional<Double> noRate = Optional.empty();
        Optional<Cell> noCell = Optional.empty();
        Optional<Cell> cell = Optional.of(Cell.RNN);
        Optional<Boolean> noFlag = Optional.empty();
        Optional<String[]> noNames = Optional.empty();
    }

    public static final class Filters implements NodeParameters {
        ColumnFilter none = new ColumnFilter();
        ColumnFilter some = new ColumnFilter(new String[] {"a", "b"}).withIncludeUnknownColumns();
    }

    /** Saves a range as two entries. */
    public static final class RangePersistor implements NodeParametersPersistor<int[]> {
        @Override
        public int[] load(NodeSettingsRO settings) throws InvalidSettingsException {
            return new int[] {settings.getInt("from"), settings.getInt("to")};
        }

        @Override
        public void save(int[] range, NodeSettingsWO settings) {
            settings.addInt("from", range[0]);
            settings.addInt("to", range[1]);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{"from"}, {"to"}};
        }
    }

    /** Saves a class under one key. */
    public static final class PairPersistor implements NodeParametersPersistor<Pair> {
        @Override
        public Pair load(NodeSettingsRO settings) throws InvalidSettingsException {
            String[] parts = settings.getString("pair").split(",");
            Pair pair = new Pair();
            pair.left = Integer.parseInt(parts[0]);
            pair.right = Integer.parseInt(parts[1]);
            return pair;
        }

        @Override
        public void save(Pair pair, NodeSettingsWO settings) {
            settings.addString("pair", pair.left + "," + pair.right);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{"pair"}};
        }
    }

    @Persistor(PairPersistor.class)
    public static final class Pair implements NodeParameters {
        int left = 1;
        int right = 2;
    }

    public static final class Persistors implements NodeParameters {
        @Persistor(RangePersistor.class)
        int[] range = {3, 9};

        Pair pair = new Pair();
        Pair[] pairs = {new Pair()};
    }

    /** A field that an earlier version saved under another key and in another unit. */
    public static final class SecondsMigration implements NodeParametersMigration<Double> {
        @Override
        public List<ConfigMigration<Double>> getConfigMigrations() {
            return List.of(
                    ConfigMigration.builder(SecondsMigration::fromMilliseconds)
                            .withDeprecatedConfigPath("old", "timeoutMilliseconds")
                            .build(),
                    ConfigMigration.<Double>builder(settings -> -1.0)
                            .withMatcher(settings -> settings.containsKey("noTimeout"))
                            .build());
        }

        private static Double fromMilliseconds(NodeSettingsRO settings)
                throws InvalidSettingsException {
            return settings.getNodeSettings("old").getInt("timeoutMilliseconds") / 1000.0;
        }
    }

    public static final class AlwaysNine implements DefaultProvider<Integer> {
        @Override
        public Integer getDefault() {
            return 9;
        }
    }

    public static final class Migrations implements NodeParameters {
        @Migration(SecondsMigration.class)
        double timeoutSeconds = 30;

        @Migrate(loadDefaultIfAbsent = true)
        int added = 5;

        @Migration(AlwaysNine.class)
        int nineBefore = 10;

        int required = 1;
    }

    @LoadDefaultsForAbsentFields
    public static final class AllMigrate implements NodeParameters {
        int one = 1;
        Nested nested = new Nested(3);
        String text = "t";

        @Migration(AlwaysNine.class)
        int nineBefore = 10;
    }

    public static final class Unsupported implements NodeParameters {
        short number = 1;
    }

    public static final class WithoutConstructor implements NodeParameters {
        int value;

        WithoutConstructor(int value) {
            this.value = value;
        }
    }

    public static final class Contradiction implements NodeParameters {
        @Persist(configKey = "k")
        @Persistor(RangePersistor.class)
        int[] range = {1, 2};
    }
}
