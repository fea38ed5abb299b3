package org.houzhen.server.alipay;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.houzhen.server.web.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries one signed request to Alipay's gateway and its answer back. What the parameters say of the business goes in the
 * body: addresses end up in the logs of proxies. An answer whose signature does not hold is no answer.
 */
final class AlipayLine {
    private static final int ANSWER_BYTES_MAX = 256 * 1024;
    private static final ZoneId ALIPAYS = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final AlipaySettings settings;
    private final Rsa2 rsa2;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();
    private final Exchange http = new Exchange();

    AlipayLine(AlipaySettings settings, Rsa2 rsa2, Clock clock) {
        this.settings = settings;
        this.rsa2 = rsa2;
        this.clock = clock;
    }

    /** An answer that is proven to be theirs. */
    record Reply(JsonNode body) {
        String code() {
            return text("code");
        }

        String subCode() {
            return text("sub_code");
        }

        boolean ok() {
            return code().equals("10000");
        }

        /** They do not know themselves, or were too busy to look. */
        boolean undecided() {
            return !code().startsWith("4")
                    || subCode().endsWith("SYSTEM_ERROR")
                    || subCode().startsWith("isp.");
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /** Nobody knows what they made of a request. The message names the kind of failure only. */
    static final class NoReplyException extends Exception {
        private static final long serialVersionUID = 1;

        NoReplyException(String reason) {
            super(reason);
        }
    }

    Reply call(String method, Map<String, Object> business) throws NoReplyException {
        String content = json.writeValueAsString(business);
        Map<String, String> system = system(method);
        Map<String, String> signed = new LinkedHashMap<>(system);
        signed.put("biz_content", content);
        system.put("sign", rsa2.sign(Rsa2.text(signed)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.gateway() + "?" + form(system)))
                .timeout(settings.patience())
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .header("User-Agent", "Houzhen")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("biz_content", content))))
                .build();
        return verified(method, send(request));
    }

    private Map<String, String> system(String method) {
        Map<String, String> system = new LinkedHashMap<>();
        system.put("app_id", settings.appId());
        system.put("method", method);
        system.put("format", "json");
        system.put("charset", "utf-8");
        system.put("sign_type", "RSA2");
        system.put("timestamp", TIME.format(clock.instant().atZone(ALIPAYS)));
        system.put("version", "1.0");
        system.put("notify_url", settings.notifyUrl().toString());
        return system;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String send(HttpRequest request) throws NoReplyException {
        try {
            HttpResponse<byte[]> response = http.send(request, ANSWER_BYTES_MAX);
            if (response.statusCode() != 200) {
                throw new NoReplyException("status " + response.statusCode());
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (Exchange.NoAnswerException e) {
            throw new NoReplyException(e.getMessage());
        }
    }

    private Reply verified(String method, String answer) throws NoReplyException {
        String raw = RawMember.object(answer, method.replace('.', '_') + "_response")
                .or(() -> RawMember.object(answer, "error_response"))
                .orElseThrow(() -> new NoReplyException("malformed answer"));
        try {
            if (!rsa2.holds(raw, json.readTree(answer).path("sign").asString(""))) {
                throw new NoReplyException("unsigned answer");
            }
            return new Reply(json.readTree(raw));
        } catch (JacksonException e) {
            throw new NoReplyException("malformed answer");
        }
    }
}
