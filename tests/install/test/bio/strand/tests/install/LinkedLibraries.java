// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which libraries a native library asks its system's loader for, read from the file: ELF (Linux),
 * Portable Executable (Windows) and Mach-O (macOS), all 64-bit little-endian.
 */
final class LinkedLibraries {

    private static final int ELF = 0x464C457F;
    private static final int MACH_O = 0xFEEDFACF;
    private static final int MACH_O_FAT = 0xBEBAFECA;
    private static final short DOS = 0x5A4D;

    private final ByteBuffer bytes;

    private LinkedLibraries(ByteBuffer file) {
        bytes = file.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The names, for Mach-O without their folders unless these are the system's. */
    static TreeSet<String> of(byte[] file) {
        return of(ByteBuffer.wrap(file));
    }

    /** The same of a file too large for the heap. */
    static TreeSet<String> of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private static TreeSet<String> of(ByteBuffer file) {
        LinkedLibraries library = new LinkedLibraries(file);
        int magic = library.bytes.getInt(0);
        if (magic == ELF) {
            return library.elf();
        }
        if (magic == MACH_O) {
            return library.machO();
        }
        if (magic == MACH_O_FAT) {
            return library.fat();
        }
        if ((short) magic == DOS) {
            return library.portableExecutable();
        }
        throw new IllegalArgumentException("no native library: " + Integer.toHexString(magic));
    }

    private TreeSet<String> elf() {
        long headers = bytes.getLong(32);
        int size = bytes.getShort(54);
        int count = bytes.getShort(56);
        List<long[]> loaded = new ArrayList<>();
        long dynamic = -1;
        for (int i = 0; i < count; i++) {
            int header = Math.toIntExact(headers + (long) i * size);
            int type = bytes.getInt(header);
            if (type == 1) {
                loaded.add(
                        new long[] {
                            bytes.getLong(header + 16), // address
                            bytes.getLong(header + 8), // place in the file
                            bytes.getLong(header + 32)
                        });
            } else if (type == 2) {
                dynamic = bytes.getLong(header + 8);
            }
        }
        List<Long> needed = new ArrayList<>();
        long strings = 0;
        for (int entry = Math.toIntExact(dynamic); bytes.getLong(entry) != 0; entry += 16) {
            if (bytes.getLong(entry) == 1) {
                needed.add(bytes.getLong(entry + 8));
            } else if (bytes.getLong(entry) == 5) {
                strings = place(loaded, bytes.getLong(entry + 8));
            }
        }
        TreeSet<String> names = new TreeSet<>();
        for (long name : needed) {
            names.add(text(Math.toIntExact(strings + name)));
        }
        return names;
    }

    private TreeSet<String> portableExecutable() {
        int header = bytes.getInt(0x3C);
        int sections = bytes.getShort(header + 6);
        int optional = header + 24;
        int table = optional + bytes.getShort(header + 20);
        List<long[]> loaded = new ArrayList<>();
        for (int i = 0; i < sections; i++) {
            int section = table + 40 * i;
            loaded.add(
                    new long[] {
                        bytes.getInt(section + 12),
                        bytes.getInt(section + 20),
                        Math.max(bytes.getInt(section + 8), bytes.getInt(section + 16))
                    });
        }
        TreeSet<String> names = new TreeSet<>();
        int imports = bytes.getInt(optional + 112 + 8);
        if (imports == 0) {
            return names;
        }
        for (int entry = Math.toIntExact(place(loaded, imports));
                bytes.getInt(entry + 12) != 0;
                entry += 20) {
            names.add(text(Math.toIntExact(place(loaded, bytes.getInt(entry + 12)))));
        }
        return names;
    }

    private TreeSet<String> machO() {
        TreeSet<String> names = new TreeSet<>();
        int command = 32;
        for (int i = 0; i < bytes.getInt(16); i++) {
            int kind = bytes.getInt(command);
            // LC_LOAD_DYLIB, LC_LOAD_WEAK_DYLIB, LC_REEXPORT_DYLIB
            if (kind == 0xC || kind == 0x80000018 || kind == 0x8000001F) {
                String name = text(command + bytes.getInt(command + 8));
                names.add(name.replaceFirst("^@[a-z_]+/", ""));
            }
            command += bytes.getInt(command + 4);
        }
        return names;
    }

    /** Several libraries in one file, one a processor; its own table is big-endian. */
    private TreeSet<String> fat() {
        ByteBuffer table = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < table.getInt(4); i++) {
            int offset = table.getInt(8 + 20 * i + 8);
            int size = table.getInt(8 + 20 * i + 12);
            byte[] part = new byte[size];
            table.get(offset, part);
            if (ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MACH_O) {
                names.addAll(of(part));
            }
        }
        return names;
    }

    private static long place(List<long[]> loaded, long address) {
        for (long[] part : loaded) {
            if (address >= part[0] && address < part[0] + part[2]) {
                return address - part[0] + part[1];
            }
        }
        throw new IllegalArgumentException("address " + Long.toHexString(address) + " is nowhere");
    }

    private String text(int offset) {
        int end = offset;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] name = new byte[end - offset];
        bytes.get(offset, name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
