// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Versions. */
public class VersionTest {
    @Test
    public void versionsAreReadFromText() {
        final Version version = new Version("5.12.1.v2026");

        assertEquals(5, version.getMajor());
        assertEquals(12, version.getMinor());
        assertEquals(1, version.getRevision());
        assertEquals(".v2026", version.getQualifier());
        assertEquals("5.12.1.v2026", version.toString());
        assertEquals(new Version(5, 12, 0), new Version("5.12"));
        assertEquals(version, new Version(5, 12, 1, ".v2026"));
    }

    @Test
    public void partsAreComparedAsNumbers() {
        assertTrue(new Version(5, 12, 0).isSameOrNewer(new Version(5, 9, 0)));
        assertFalse(new Version(4, 99, 99).isSameOrNewer(new Version(5, 0, 0)));
        assertTrue(new Version("5.2.0").compareTo(new Version("5.10.0")) < 0);
    }

    @Test
    public void otherTextIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Version("five"));
    }
}
