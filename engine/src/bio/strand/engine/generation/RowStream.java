// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.encoding.EncodedSequence;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The rows of a {@link GenerationSpec}, made batch by batch as they are asked for. */
final class RowStream implements GeneratedRows {

    private static final int REJECTION = 3;

    private final SequenceGenerator generator;
    private final GenerationSpec spec;
    private final Predicate<GeneratedRow> filter;
    private final long mostAttempts;
    private final Set<Digest> seen = new HashSet<>();
    private List<GeneratedRow> batch = List.of();
    private int place;
    private long drawn;
    private long given;
    private long attempts;
    private long filtered;
    private long repeated;
    private long rejected;
    private GeneratedRow next;

    /** Half of a SHA-256: two of a billion rows are the same by chance once in 10^20 runs. */
    private record Digest(long high, long low) {}

    RowStream(SequenceGenerator generator, GenerationSpec spec, Predicate<GeneratedRow> filter) {
        this.generator = generator;
        this.spec = spec;
        this.filter = filter;
        long most;
        try {
            most = Math.multiplyExact(spec.count(), spec.attemptsPerRow());
        } catch (ArithmeticException e) {
            most = Long.MAX_VALUE;
        }
        mostAttempts = most;
    }

    @Override
    public boolean hasNext() {
        while (next == null && given < spec.count() && attempts < mostAttempts) {
            GeneratedRow row = draw();
            if (isWanted(row)) {
                next = row;
            }
        }
        return next != null;
    }

    @Override
    public GeneratedRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows are generated");
        }
        GeneratedRow row = next;
        next = null;
        given++;
        return row;
    }

    private GeneratedRow draw() {
        if (place == batch.size()) {
            int count = (int) Math.min(RowMaker.ROWS, Math.min(mostAttempts - drawn, needed()));
            float[][] latents = generator.latents(spec.seed(), drawn, count, spec.truncation());
            float[][] conditions =
                    spec.condition().isPresent()
                            ? new float[][] {spec.condition().get()}
                            : generator.conditions(spec.seed(), drawn, count);
            batch = generator.generate(latents, conditions, spec.temperature());
            place = 0;
            drawn += count;
        }
        attempts++;
        return batch.get(place++);
    }

    /** Where nothing is left out, no row more than asked for is made. */
    private long needed() {
        return attempts == given ? spec.count() - given : RowMaker.ROWS;
    }

    private boolean isWanted(GeneratedRow row) {
        if (spec.rejection() && isRejected(row)) {
            rejected++;
            return false;
        }
        if (!filter.test(row)) {
            filtered++;
            return false;
        }
        if (spec.unique() && !seen.add(digest(row))) {
            repeated++;
            return false;
        }
        return true;
    }

    private boolean isRejected(GeneratedRow row) {
        double chance = SequenceGenerator.random(spec.seed(), REJECTION, attempts - 1).nextDouble();
        return chance >= generator.model().calibration().acceptance(row.score());
    }

    private static Digest digest(GeneratedRow row) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        Optional<EncodedSequence> sequence = row.sequence();
        ByteBuffer content;
        if (sequence.isPresent()) {
            short[] codes = new short[sequence.get().length()];
            sequence.get().copyCodes(codes, 0);
            content = ByteBuffer.allocate(codes.length * Short.BYTES);
            content.asShortBuffer().put(codes);
        } else {
            content = ByteBuffer.allocate(row.profile().length * Float.BYTES);
            content.asFloatBuffer().put(row.profile());
        }
        ByteBuffer sum = ByteBuffer.wrap(sha256.digest(content.array()));
        return new Digest(sum.getLong(), sum.getLong());
    }

    @Override
    public long attempts() {
        return attempts;
    }

    @Override
    public long filtered() {
        return filtered;
    }

    @Override
    public long repeated() {
        return repeated;
    }

    @Override
    public long rejected() {
        return rejected;
    }
}
