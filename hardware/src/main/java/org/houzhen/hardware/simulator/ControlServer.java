package org.houzhen.hardware.simulator;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.simulator.LoopbackHttp.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page and the API that operate simulated devices by hand or by script:
 *
 * <pre>
 *   GET  /                              the page            GET    /state           all of it, for the page
 *   POST /id-card  {name, number, ...}  lay a card          DELETE /id-card         lift it
 *   GET  /people                        cards to choose     POST   /people/{n}      lay one of them
 *   POST /scanner  {text}               show a code
 *   POST /receipt/faults  {paper, lines, cover, cutter, offline, silent, jam}
 *   GET  /receipt/paper                 the slips           DELETE /receipt/paper   take them away
 *   POST /ipp/faults      {mediaEmpty, mediaLow, mediaJam, cover, tonerLow}
 *   GET  /ipp/jobs                      the jobs            GET    /ipp/jobs/{n}/pdf
 *   POST /card-terminal   {next, delayMillis, code, words}, with next the manners of {@link CardTerminalScript}
 *   GET  /card-terminal/book            what the bank took
 *   POST /card-terminal/sign-out        as after a night
 *   POST /insurance       {person, next}, with next the manners of {@link InsuranceTerminalSimulator}
 *   POST /devices/{id-card|receipt|scanner|ipp|card-terminal|insurance-terminal}/{unplug|plug}
 * </pre>
 */
final class ControlServer implements AutoCloseable {
    private static final String JSON = "application/json; charset=utf-8";
    private static final Pattern PDF = Pattern.compile("GET /ipp/jobs/(\\d{1,9})/pdf");
    private static final Pattern PERSON = Pattern.compile("POST /people/(\\d{1,3})");
    private static final Pattern PLUG = Pattern.compile("POST /devices/([a-z-]+)/(plug|unplug)");

    private final SimulatedDevices devices;
    private final JsonMapper json = JsonMapper.shared();
    private final ControlViews views;
    private final LoopbackHttp http = new LoopbackHttp("sim-control", this::answer);
    private final Map<String, Action> actions = new LinkedHashMap<>();

    private interface Action {
        Object with(JsonNode body);
    }

    ControlServer(SimulatedDevices devices) {
        this.devices = devices;
        this.views = new ControlViews(devices);
        actions.put("GET /state", body -> views.state());
        actions.put("GET /people", body -> views.people());
        actions.put("POST /id-card", this::lay);
        actions.put("DELETE /id-card", body -> lift());
        actions.put("POST /scanner", this::scan);
        actions.put("POST /receipt/faults", this::receiptFaults);
        actions.put("GET /receipt/paper", body -> views.paper());
        actions.put("DELETE /receipt/paper", body -> takePaper());
        actions.put("POST /ipp/faults", this::ippFaults);
        actions.put("GET /ipp/jobs", body -> views.jobs());
        actions.put("POST /card-terminal", this::cardTerminal);
        actions.put(
                "GET /card-terminal/book",
                body -> CardTerminalViews.book(devices.cardTerminal().book()));
        actions.put("POST /insurance", this::insurance);
        actions.put("POST /card-terminal/sign-out", body -> signOut());
    }

    int listen(int port) throws InterruptedException {
        return http.listen(port);
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer answer(FullHttpRequest request) {
        String route = request.method() + " " + new QueryStringDecoder(request.uri()).path();
        if (isFromElsewhere(request)) {
            return problem(403, "only pages of this server may operate it");
        }
        try {
            Action action = actions.get(route);
            return action == null ? other(route) : json(200, action.with(body(request)));
        } catch (JacksonException | IllegalArgumentException e) {
            return problem(400, "the request is not understood");
        } catch (IOException | DeviceException e) {
            return problem(500, "the device could not be operated");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return problem(503, "stopping");
        }
    }

    /** A page of another site open in the same browser must not lay cards. */
    private boolean isFromElsewhere(FullHttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        List<String> here = List.of("127.0.0.1:" + http.port(), "localhost:" + http.port());
        return !here.contains(host)
                || origin != null && here.stream().noneMatch(name -> origin.equals("http://" + name));
    }

    private JsonNode body(FullHttpRequest request) {
        String text = request.content().toString(StandardCharsets.UTF_8);
        return text.isBlank() ? json.createObjectNode() : json.readTree(text);
    }

    private Answer other(String route) throws IOException, InterruptedException, DeviceException {
        if (route.equals("GET /")) {
            return page();
        }
        Matcher pdf = PDF.matcher(route);
        if (pdf.matches()) {
            return pdf(Integer.parseInt(pdf.group(1)));
        }
        Matcher person = PERSON.matcher(route);
        if (person.matches()) {
            return person(Integer.parseInt(person.group(1)));
        }
        Matcher plug = PLUG.matcher(route);
        if (plug.matches() && devices.setPlugged(plug.group(1), plug.group(2).equals("plug"))) {
            return json(200, views.state());
        }
        return problem(404, "nothing here");
    }

    private Answer page() throws IOException {
        try (InputStream page = ControlServer.class.getResourceAsStream("devices.html")) {
            return new Answer(200, "text/html; charset=utf-8", page.readAllBytes());
        }
    }

    private Answer pdf(int id) {
        return devices.ipp().jobs().stream()
                .filter(job -> job.id() == id)
                .findFirst()
                .map(job -> new Answer(200, "application/pdf", job.pdf()))
                .orElseGet(() -> problem(404, "no such job"));
    }

    private Answer person(int index) {
        if (index >= SimulatedPeople.all().size()) {
            return problem(404, "no such person");
        }
        devices.idCard().lay(new SimulatedCard(SimulatedPeople.all().get(index)));
        return json(200, views.state());
    }

    private Object lay(JsonNode body) {
        devices.idCard().wear(body.path("worn").asBoolean(false));
        devices.idCard().lay(CardRequest.card(body));
        return views.state();
    }

    private Object lift() {
        devices.idCard().lift();
        return views.state();
    }

    private Object scan(JsonNode body) {
        String text = body.path("text").asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a code has a text");
        }
        return Map.of("heard", devices.scanner().scan(text));
    }

    private Object takePaper() {
        devices.receipt().takePaperAway();
        return views.state();
    }

    private Object receiptFaults(JsonNode body) {
        devices.receipt().set(views.receiptFaults(body));
        if (body.has("lines")) {
            devices.receipt().leavePaper(body.get("lines").asInt());
        }
        return views.state();
    }

    private Object ippFaults(JsonNode body) {
        devices.ipp().set(views.ippFaults(body));
        return views.state();
    }

    private Object cardTerminal(JsonNode body) {
        CardTerminalSimulator terminal = devices.cardTerminal();
        terminal.follow(CardTerminalViews.script(body, terminal.script()));
        return views.state();
    }

    private Object insurance(JsonNode body) {
        if (body.has("next")) {
            devices.insurance()
                    .follow(body.get("next")
                            .valueStream()
                            .limit(100)
                            .map(word -> InsuranceTerminalSimulator.manner(word.asString()))
                            .toList());
        }
        if (body.has("person")) {
            int person = body.get("person").asInt();
            if (person < 0 || person >= SimulatedPeople.all().size()) {
                throw new IllegalArgumentException("no such person");
            }
            devices.insurance().stand(SimulatedPeople.all().get(person));
        }
        return views.state();
    }

    private Object signOut() {
        devices.cardTerminal().signOut();
        return views.state();
    }

    private Answer problem(int status, String detail) {
        return json(status, Map.of("status", status, "detail", detail));
    }

    private Answer json(int status, Object body) {
        return new Answer(status, JSON, json.writeValueAsBytes(body));
    }
}
