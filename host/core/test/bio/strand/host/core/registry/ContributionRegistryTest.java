// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.testing.RangeCell;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.knime.core.data.DataTypeRegistry;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.port.PortTypeRegistry;

/** What other bundles contribute. */
public class ContributionRegistryTest {
    @After
    public void forget() {
        ContributionRegistry.install(new ListedContributions());
    }

    @Test
    public void contributedCellsHaveASerializer() {
        final DataTypeRegistry types = DataTypeRegistry.getInstance();
        ContributionRegistry.install(new ListedContributions());
        assertFalse(types.getSerializer(RangeCell.class).isPresent());
        ContributionRegistry.install(
                new ListedContributions()
                        .dataType(RangeCell.class, null, RangeCell.Serializer.class, null));

        assertTrue(types.getSerializer(RangeCell.class).isPresent());
        assertSame(RangeCell.class, types.getCellClass(RangeCell.class.getName()).orElseThrow());
    }

    @Test
    public void builtInTypesAreThereWithoutContributions() {
        ContributionRegistry.install(new ListedContributions());

        assertTrue(DataTypeRegistry.getInstance().getSerializer(StringCell.class).isPresent());
        assertTrue(
                PortTypeRegistry.getInstance().availablePortTypes().stream()
                        .anyMatch(type -> type.getName().equals("Table")));
    }

    @Test
    public void aContributionThatFailsDoesNotHideTheOthers() {
        ContributionRegistry.install(
                new ListedContributions()
                        .add(
                                "org.knime.core.DataType",
                                new ListedContributions.Listed("DataType")
                                        .text("cellClass", "com.example.Gone"))
                        .dataType(RangeCell.class, null, RangeCell.Serializer.class, null));

        assertTrue(DataTypeRegistry.getInstance().getSerializer(RangeCell.class).isPresent());
    }

    @Test
    public void anUnknownExtensionPointHasNoElements() {
        assertEquals(List.of(), ContributionRegistry.of("com.example.none"));
    }
}
