package org.houzhen.face;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of a network as face-api writes them: one row after the other, each of floats, or of bytes {@code b} that
 * stand for {@code min + scale * b}; the manifest has the rows' names and shapes.
 */
final class Weights {
    private final Map<String, float[]> rows = new HashMap<>();

    Weights(byte[] manifest, byte[] content) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (JsonNode row : JsonMapper.shared().readTree(manifest).get(0).get("weights")) {
                rows.put(row.get("name").asString(), row(row, in));
            }
        } catch (JacksonException e) {
            throw new IOException("the weights' manifest is not readable", e);
        }
        if (in.hasRemaining()) {
            throw new IOException(in.remaining() + " bytes of weights that nothing names");
        }
    }

    private static float[] row(JsonNode row, ByteBuffer in) {
        int length = IntStream.range(0, row.get("shape").size())
                .map(i -> row.get("shape").get(i).asInt())
                .reduce(1, (a, b) -> a * b);
        var values = new float[length];
        JsonNode bytes = row.get("quantization");
        for (int i = 0; i < length; i++) {
            values[i] = bytes == null ? in.getFloat() : of(Byte.toUnsignedInt(in.get()), bytes);
        }
        return values;
    }

    private static float of(int step, JsonNode bytes) {
        return (float) (bytes.get("min").asDouble() + bytes.get("scale").asDouble() * step);
    }

    float[] row(String name) {
        float[] row = rows.get(name);
        if (row == null) {
            throw new IllegalArgumentException("no weights " + name);
        }
        return row;
    }
}
