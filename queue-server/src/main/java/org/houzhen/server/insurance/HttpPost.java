package org.houzhen.server.insurance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.houzhen.server.web.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts JSON and reads the JSON that comes back, neither longer nor later than a limit. A packed file comes back as it is
 * (9102); it is put into an answer under {@link StatementFile#FIELD}. Any thread may call.
 */
final class HttpPost {
    private static final int ANSWER_BYTES_MAX = 4 * 1024 * 1024;

    private final URI address;
    private final JsonMapper json = new JsonMapper();
    private final Exchange http = new Exchange();

    HttpPost(URI address) {
        this.address = address;
    }

    JsonNode send(String body, Map<String, String> headers, Duration patience)
            throws InsuranceTransport.SilenceException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return parse(answer(request.build()));
    }

    private byte[] answer(HttpRequest request) throws InsuranceTransport.SilenceException {
        try {
            HttpResponse<byte[]> response = http.send(request, ANSWER_BYTES_MAX);
            if (response.statusCode() != 200) {
                throw new InsuranceTransport.SilenceException("status " + response.statusCode());
            }
            return response.body();
        } catch (Exchange.NoAnswerException e) {
            throw new InsuranceTransport.SilenceException(e.getMessage());
        }
    }

    private JsonNode parse(byte[] body) throws InsuranceTransport.SilenceException {
        if (StatementFile.isPacked(body)) {
            var answer = json.createObjectNode().put("infcode", "0");
            answer.putObject("output").put(StatementFile.FIELD, body);
            return answer;
        }
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new InsuranceTransport.SilenceException("malformed answer");
        }
    }
}
