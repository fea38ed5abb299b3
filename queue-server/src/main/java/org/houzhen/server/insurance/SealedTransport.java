package org.houzhen.server.insurance;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.InvalidCipherTextException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sealed transport: {@code input} and {@code output} are Base64 of their JSON under SM4, and {@code cainfo} is the SM2
 * signature over every other field, sorted by name, as {@code name=value} joined by {@code &}, ended by
 * {@code &key=secret}. Empty fields are not signed. An answer whose signature does not hold is no answer.
 */
final class SealedTransport implements InsuranceTransport {
    private static final String SIGNATURE = "cainfo";

    private final HttpPost http;
    private final Keys keys;
    private final SecureRandom random;
    private final JsonMapper json = new JsonMapper();

    SealedTransport(HttpPost http, Keys keys, SecureRandom random) {
        this.http = http;
        this.keys = keys;
        this.random = random;
    }

    /**
     * What both sides hold.
     *
     * @param key SM4, 16 bytes
     * @param ours our SM2 private key, hexadecimal
     * @param theirs the insurer's SM2 public key, hexadecimal, uncompressed
     */
    record Keys(byte[] key, String secret, String ours, String theirs) {
        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    @Override
    public JsonNode carry(ObjectNode envelope, Duration patience) throws SilenceException {
        ObjectNode sealed = envelope.deepCopy();
        byte[] input = envelope.path("input").toString().getBytes(StandardCharsets.UTF_8);
        sealed.put("input", Base64.getEncoder().encodeToString(ShangMi.encrypt(input, keys.key())));
        sealed.put("signtype", "SM2");
        sealed.put(SIGNATURE, ShangMi.sign(signed(sealed, keys.secret()), keys.ours(), random));
        JsonNode answer = http.send(sealed.toString(), Map.of(), patience);
        if (!(answer instanceof ObjectNode fields)
                || !ShangMi.verify(signed(fields, keys.secret()), text(answer, SIGNATURE), keys.theirs())) {
            throw new SilenceException("unsigned answer");
        }
        return opened(fields);
    }

    private JsonNode opened(ObjectNode answer) throws SilenceException {
        String output = text(answer, "output");
        if (output.isEmpty()) {
            return answer;
        }
        try {
            byte[] plain = ShangMi.decrypt(Base64.getDecoder().decode(output), keys.key());
            answer.set("output", json.readTree(plain));
            return answer;
        } catch (InvalidCipherTextException | IllegalArgumentException | JacksonException e) {
            throw new SilenceException("malformed answer");
        }
    }

    /** The text under the signature. */
    static String signed(ObjectNode fields, String secret) {
        Map<String, String> sorted = new TreeMap<>();
        fields.properties()
                .forEach(field -> sorted.put(field.getKey(), field.getValue().asString("")));
        return sorted.entrySet().stream()
                        .filter(field -> !field.getKey().equals(SIGNATURE)
                                && !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"))
                + "&key=" + secret;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
