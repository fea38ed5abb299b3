package org.houzhen.server.ebill;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.web.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform's envelope: Base64 JSON and an MD5 over it and a shared key, there and back. What it writes in words may name
 * people; only its result code is noted. Any thread may call.
 */
final class FiscalLine {
    private static final Logger LOG = LoggerFactory.getLogger(FiscalLine.class);
    private static final String VERSION = "1.0";
    private static final String DONE = "S0000";
    private static final String CODE = "[0-9A-Za-z]{1,8}";
    private static final int ANSWER_BYTES_MAX = 4 * 1024 * 1024;
    private static final int NOISE_BYTES = 16;

    private final URI address;
    private final Party us;
    private final Duration patience;
    private final SecureRandom random;
    private final Exchange http = new Exchange();
    private final JsonMapper json = new JsonMapper();

    FiscalLine(URI address, Party us, Duration patience, SecureRandom random) {
        this.address = address;
        this.us = us;
        this.patience = patience;
        this.random = random;
    }

    /** Who speaks, and what only both sides know. */
    record Party(String appId, String key) {
        /** Upper-case hexadecimal MD5 over the fields and the key. */
        String signature(String data, String noise, String version) {
            String text =
                    "appid=" + appId + "&data=" + data + "&noise=" + noise + "&key=" + key + "&version=" + version;
            try {
                byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().withUpperCase().formatHex(sum);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "Party[" + appId + "]";
        }
    }

    /** Says it and reads the answer's message; a refusal has the platform's result code. */
    Answer<JsonNode> say(String method, Map<String, ?> what) {
        byte[] body = json.writeValueAsBytes(envelope(what));
        HttpRequest request = HttpRequest.newBuilder(address.resolve(method))
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, ANSWER_BYTES_MAX);
            return response.statusCode() == 200
                    ? read(method, response.body())
                    : silent(method, "status " + response.statusCode());
        } catch (Exchange.NoAnswerException e) {
            return silent(method, e.getMessage());
        }
    }

    private ObjectNode envelope(Map<String, ?> what) {
        byte[] chance = new byte[NOISE_BYTES];
        random.nextBytes(chance);
        String noise = HexFormat.of().formatHex(chance);
        String data = Base64.getEncoder().encodeToString(json.writeValueAsBytes(what));
        return json.createObjectNode()
                .put("appid", us.appId())
                .put("data", data)
                .put("noise", noise)
                .put("version", VERSION)
                .put("sign", us.signature(data, noise, VERSION));
    }

    private Answer<JsonNode> read(String method, byte[] body) {
        try {
            JsonNode answer = json.readTree(body);
            String data = answer.path("data").asString("");
            String sign = answer.path("sign").asString("");
            String ours = us.signature(
                    data,
                    answer.path("noise").asString(""),
                    answer.path("version").asString(VERSION));
            boolean forged = !sign.isEmpty() && !sign.equals(ours); // Some platforms leave their answers unsigned.
            return forged ? silent(method, "not the platform's signature") : open(method, decoded(data));
        } catch (JacksonException | IllegalArgumentException e) {
            return silent(method, "malformed answer");
        }
    }

    private Answer<JsonNode> open(String method, JsonNode inner) {
        String result = inner.path("result").asString("");
        if (result.equals(DONE)) {
            return Answer.done(decoded(inner.path("message").asString("")));
        }
        if (!result.matches(CODE)) {
            return silent(method, "no result");
        }
        LOG.info("fiscal platform: {} refused with {}", method, result);
        return Answer.refused(result, "");
    }

    private JsonNode decoded(String base64) {
        return json.readTree(Base64.getMimeDecoder().decode(base64));
    }

    private static Answer<JsonNode> silent(String method, String reason) {
        LOG.warn("fiscal platform: {} has no answer: {}", method, reason);
        return Answer.unknown(reason);
    }
}
