// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.output;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public final class FileNamesTest {

    @Test
    public void keepsOrdinaryNames() {
        assertEquals("RNN Learner", FileNames.safe("RNN Learner"));
        assertEquals("Größe 3.5 (neu)", FileNames.safe("Größe 3.5 (neu)"));
    }

    @Test
    public void replacesWhatSomeFileSystemForbids() {
        assertEquals("a_b_c_d_e", FileNames.safe("a/b\\c:d\ne"));
        assertEquals("_what__", FileNames.safe("\"what?*"));
    }

    @Test
    public void neverLeadsIntoAnotherFolder() {
        assertEquals("_", FileNames.safe(".."));
        assertEquals("_", FileNames.safe(""));
        assertEquals("_.._evil", FileNames.safe("/../evil"));
        assertEquals("name", FileNames.safe("name. "));
    }

    @Test
    public void avoidsDeviceNamesOfWindows() {
        assertEquals("_con", FileNames.safe("con"));
        assertEquals("_NUL.txt", FileNames.safe("NUL.txt"));
        assertEquals("console", FileNames.safe("console"));
    }

    @Test
    public void limitsTheLength() {
        assertEquals(100, FileNames.safe("x".repeat(300)).length());
    }
}
