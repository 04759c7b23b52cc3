// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.output;

import java.util.Locale;
import java.util.Set;

/** Names of files and folders that every common file system accepts. */
public final class FileNames {

    private static final int MAX_LENGTH = 100;

    private static final Set<String> RESERVED_ON_WINDOWS =
            Set.of(
                    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6",
                    "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
                    "lpt8", "lpt9");

    private FileNames() {}

    /**
     * Makes a name safe: characters that some file system forbids become {@code _}, dots and blanks
     * at the ends are dropped, and the length is limited to 100 characters.
     *
     * @param name any text
     * @return a name that is not empty, leads into no other folder and is the given one if that is
     *     safe already
     */
    public static String safe(String name) {
        String result = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        if (result.length() > MAX_LENGTH) {
            result = result.substring(0, MAX_LENGTH);
        }
        result = result.replaceAll("^[. ]+|[. ]+$", "");
        if (result.isEmpty()) {
            return "_";
        }
        String stem = result.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
        return RESERVED_ON_WINDOWS.contains(stem) ? "_" + result : result;
    }
}
