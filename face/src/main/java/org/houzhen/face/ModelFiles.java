package org.houzhen.face;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** The networks' files in a folder; what is not, bit for bit, what was tested is refused. */
final class ModelFiles {
    static final String FINDER = "mnet.25_v2.onnx";
    static final String WEIGHTS = "face_recognition_model.bin";
    static final String MANIFEST = "face_recognition_model-weights_manifest.json";
    private static final String SUMS = "models.sha256";

    private final Path folder;
    private final Map<String, String> sums;

    ModelFiles(Path folder) throws IOException {
        this.folder = folder;
        this.sums = sums();
    }

    /** {@code digest  name} on each line, as sha256sum reads it. */
    private static Map<String, String> sums() throws IOException {
        try (InputStream in = ModelFiles.class.getResourceAsStream(SUMS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("  "))
                    .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
        }
    }

    byte[] read(String name) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(name));
        if (!digest(content).equals(sums.get(name))) {
            throw new IOException(name + " is not the file that was tested");
        }
        return content;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
