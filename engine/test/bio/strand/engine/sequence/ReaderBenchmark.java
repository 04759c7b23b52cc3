// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Measures the readers; see {@code benchmarks/README.md}.
 *
 * <pre>
 * make fasta|fastq|genbank FILE BYTES  writes a file, gzip if its name ends in .gz
 * compare FILE ROUNDS                  time of the reader as a multiple of BufferedReader.readLine
 * stream FILE                          reads a file once, checking every identifier
 * </pre>
 */
public final class ReaderBenchmark {

    private static final int LINE = 60;
    private static final int GZIP_LEVEL_BUFFER = 1 << 16;

    private ReaderBenchmark() {}

    /**
     * Runs a command.
     *
     * @param arguments the command and what it needs
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "make" -> make(arguments[1], Path.of(arguments[2]), Long.parseLong(arguments[3]));
            case "compare" -> compare(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "stream" -> stream(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void make(String format, Path file, long size) throws IOException {
        Random random = new Random(1);
        byte[] bases = new byte[1 << 20];
        for (int i = 0; i < bases.length; i++) {
            bases[i] = (byte) "ACGT".charAt(random.nextInt(4));
        }
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        try (OutputStream out =
                file.toString().endsWith(".gz")
                        ? new GZIPOutputStream(plain, GZIP_LEVEL_BUFFER)
                        : plain) {
            long written = 0;
            for (long record = 1; written < size; record++) {
                int length = 100 + random.nextInt(700);
                int from = random.nextInt(bases.length - length);
                byte[] text = record(format, record, bases, from, length);
                out.write(text);
                written += text.length;
            }
        }
    }

    private static byte[] record(String format, long number, byte[] bases, int from, int length) {
        String letters = new String(bases, from, length, StandardCharsets.ISO_8859_1);
        StringBuilder text = new StringBuilder(2 * length + 400);
        switch (format) {
            case "fasta" -> {
                text.append(">seq").append(number).append(" a simulated sequence\n");
                for (int i = 0; i < length; i += LINE) {
                    text.append(letters, i, Math.min(i + LINE, length)).append('\n');
                }
            }
            case "fastq" -> {
                text.append("@seq").append(number).append(" lane 1\n").append(letters);
                text.append("\n+\n").append("#5FI".repeat(length / 4 + 1), 0, length).append('\n');
            }
            case "genbank" -> {
                text.append("LOCUS       SEQ").append(number).append("  ").append(length);
                text.append(" bp    DNA     linear   SYN 01-JAN-2026\nDEFINITION  Simulated.\n");
                text.append("ACCESSION   SEQ").append(number);
                text.append("\nFEATURES             Location/Qualifiers\n     source          1..");
                text.append(length)
                        .append("\n     CDS             complement(join(1..30,40..90))\n");
                text.append("                     /gene=\"g").append(number).append("\"\nORIGIN\n");
                for (int i = 0; i < length; i += LINE) {
                    text.append("%9d".formatted(i + 1));
                    for (int j = i; j < Math.min(i + LINE, length); j += 10) {
                        text.append(' ').append(letters, j, Math.min(j + 10, length));
                    }
                    text.append('\n');
                }
                text.append("//\n");
            }
            default -> throw new IllegalArgumentException(format);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One after the other in each round, so that other work on the machine meets both. */
    private static void compare(Path file, int rounds) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = threads.getCurrentThreadCpuTime();
            long lines = readLines(file);
            long middle = threads.getCurrentThreadCpuTime();
            long records = readRecords(file);
            long end = threads.getCurrentThreadCpuTime();
            ratios[round] = (double) (end - middle) / (middle - start);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: readLine %.2f s (%,d lines), reader %.2f s (%,d records), ratio"
                            + " %.2f%n",
                    round + 1,
                    (middle - start) / 1e9,
                    lines,
                    (end - middle) / 1e9,
                    records,
                    ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "CPU time of the reader as a multiple of readLine: median %.2f, %.2f to %.2f%n",
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }

    private static long readLines(Path file) throws IOException {
        long lines = 0;
        try (InputStream stream = Files.newInputStream(file);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.toString().endsWith(".gz")
                                                ? new GZIPInputStream(stream, GZIP_LEVEL_BUFFER)
                                                : stream,
                                        StandardCharsets.UTF_8))) {
            while (reader.readLine() != null) {
                lines++;
            }
        }
        return lines;
    }

    private static long readRecords(Path file) throws IOException {
        long records = 0;
        try (SequenceReader reader =
                SequenceFile.detect(file)
                        .open(SequenceReadOptions.defaults(), CancellationToken.never())) {
            while (reader.next() != null) {
                records++;
            }
        }
        return records;
    }

    private static void stream(Path file) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long records = readRecords(file);
        System.out.printf(
                Locale.ROOT,
                "%,d records, %,d bytes in %.1f s (CPU %.1f s), heap limit %d MB%n",
                records,
                Files.size(file),
                (System.nanoTime() - start) / 1e9,
                threads.getCurrentThreadCpuTime() / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
