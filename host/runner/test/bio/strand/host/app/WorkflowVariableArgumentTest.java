// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

public final class WorkflowVariableArgumentTest {

    private static String refused(String argument) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> WorkflowVariableArgument.parse(argument))
                .getMessage();
    }

    @Test
    public void understandsEveryType() {
        assertEquals(
                new FlowVariable("input", "../data/x.csv"),
                WorkflowVariableArgument.parse("input,../data/x.csv,String"));
        assertEquals(new FlowVariable("n", -3), WorkflowVariableArgument.parse("n,-3,int"));
        assertEquals(new FlowVariable("r", 1e-3), WorkflowVariableArgument.parse("r,1e-3,double"));
        assertEquals(
                new FlowVariable("l", VariableType.LongType.INSTANCE, 5_000_000_000L),
                WorkflowVariableArgument.parse("l,5000000000,long"));
        assertEquals(
                new FlowVariable("b", VariableType.BooleanType.INSTANCE, true),
                WorkflowVariableArgument.parse("b,TRUE,Boolean"));
    }

    @Test
    public void letsTheValueHoldCommas() {
        assertEquals("a,b,c", WorkflowVariableArgument.parse("x,a,b,c,String").getStringValue());
    }

    @Test
    public void dropsQuotesAroundTheValue() {
        assertEquals("a b", WorkflowVariableArgument.parse("x,\"a b\",String").getStringValue());
        assertEquals("\"", WorkflowVariableArgument.parse("x,\",String").getStringValue());
    }

    @Test
    public void acceptsAnEmptyText() {
        assertEquals("", WorkflowVariableArgument.parse("x,,String").getStringValue());
    }

    @Test
    public void saysWhatIsWrong() {
        assertTrue(refused("seed=7").contains("not of the form NAME,VALUE,TYPE"));
        assertTrue(refused("seed,7").contains("not of the form NAME,VALUE,TYPE"));
        assertTrue(refused("seed,seven,int").contains("value \"seven\" of variable \"seed\""));
        assertTrue(refused("seed,7,number").contains("none of String, int"));
        assertTrue(refused("b,yes,boolean").contains("value \"yes\""));
        assertTrue(refused(",7,int").contains("names no variable"));
        assertTrue(refused("knime.workspace,7,int").contains("reserved"));
    }
}
