// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Refuses a repeated identifier within a file and names both places. Only hashes are kept; when two
 * agree, the file is read once more to see whether the texts do.
 */
final class UniqueIdentifiers {

    /** Opens the same file once more, without this check. */
    @FunctionalInterface
    interface Reopening {
        SequenceReader open() throws IOException;
    }

    private final Path file;
    private final Reopening reopening;
    private final IdentifierSet seen = new IdentifierSet();

    UniqueIdentifiers(Path file, Reopening reopening) {
        this.file = file;
        this.reopening = reopening;
    }

    /**
     * Checks one identifier.
     *
     * @param where what the message says behind the identifier: empty, or " (column 'id')"
     * @param record the record's number, from 1
     */
    void check(String id, String where, long line, long record) throws IOException {
        if (!seen.addAndTestIfSeen(id)) {
            return;
        }
        try (SequenceReader earlier = reopening.open()) {
            OptionalLong other = IdentifierSet.lineOf(id, earlier, record - 1);
            if (other.isPresent()) {
                throw new SequenceFormatException(
                        file,
                        line,
                        record,
                        "the identifier '%s'%s stands in line %d too"
                                .formatted(id, where, other.getAsLong()),
                        "give every sequence its own identifier, or allow repeated ones");
            }
        }
    }
}
