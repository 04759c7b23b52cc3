// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.bytedeco.javacpp.FloatPointer;
import org.junit.Test;

public class OffHeapMemoryTest {

    @Test
    public void moreThanTheMachineHasNamesTheSettingAndDoesNoHarm() {
        Nd4jBackend.load();
        OffHeapMemoryException failure =
                assertThrows(OffHeapMemoryException.class, () -> OffHeapMemory.floats(1L << 50));
        String message = failure.getMessage();
        assertTrue(message, message.contains("-Dorg.bytedeco.javacpp.maxphysicalbytes="));
        assertTrue(message, message.contains("-Dorg.bytedeco.javacpp.maxbytes="));
        assertTrue(message, message.contains("knime.ini"));
        FloatPointer small = OffHeapMemory.floats(3);
        small.put(2, 5f);
        assertEquals(5f, small.get(2), 0f);
        small.deallocate();
    }
}
