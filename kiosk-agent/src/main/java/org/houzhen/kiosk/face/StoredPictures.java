package org.houzhen.kiosk.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Looks through a folder for pictures as somebody who searched it would: by the bytes that pictures begin with, anywhere in a file. */
public final class StoredPictures {
    private static final int PIECE = 1 << 20;
    private static final int OVERLAP = 16;
    private static final List<byte[]> BEGINNINGS = Stream.of(
                    hex("ffd8ffe0"), // JPEG, in its four usual forms
                    hex("ffd8ffe1"),
                    hex("ffd8ffdb"),
                    hex("ffd8ffee"),
                    hex("89504e470d0a1a0a"), // PNG
                    text("WEBPVP8"),
                    text("JFIF\0"),
                    text("/9j/4"), // JPEG in base64
                    text("iVBORw0KGgo")) // PNG in base64
            .toList();

    private StoredPictures() {}

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] text(String characters) {
        return characters.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many files hold one. */
    public static int count(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return (int) files.filter(Files::isRegularFile)
                    .filter(StoredPictures::holdsOne)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be looked through", e);
        }
    }

    private static boolean holdsOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return holdsOne(in);
        } catch (IOException e) {
            return false; // Gone while looking, such as a database's own second file.
        }
    }

    /** Piece by piece; the end of each stays before the next, so that nothing hides between two. */
    private static boolean holdsOne(InputStream in) throws IOException {
        var piece = new byte[OVERLAP + PIECE];
        int length = in.readNBytes(piece, OVERLAP, PIECE);
        while (length > 0) {
            if (BEGINNINGS.stream().anyMatch(beginning -> holds(piece, beginning))) {
                return true;
            }
            System.arraycopy(piece, PIECE, piece, 0, OVERLAP);
            Arrays.fill(piece, OVERLAP, piece.length, (byte) 0);
            length = in.readNBytes(piece, OVERLAP, PIECE);
        }
        return false;
    }

    private static boolean holds(byte[] content, byte[] part) {
        for (int at = 0; at <= content.length - part.length; at++) {
            if (Arrays.equals(content, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
