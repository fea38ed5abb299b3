package org.houzhen.server.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that links are signed with, in a file of its owner in the data folder; made at the first start. */
final class LinkKey {
    private static final String FILE = "phone-link-key";
    private static final int BYTES = 32;

    private LinkKey() {}

    static byte[] in(Path data, SecureRandom random) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new IllegalStateException(FILE + " must hold " + BYTES + " bytes as hex");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make " + FILE, e);
        }
    }

    /** The file appears whole, so that a start that is cut off leaves no half key. */
    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        Path partial = file.resolveSibling(FILE + ".partial");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.WRITE);
        Files.move(partial, file);
    }
}
