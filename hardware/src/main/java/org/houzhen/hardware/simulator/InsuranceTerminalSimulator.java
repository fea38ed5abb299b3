package org.houzhen.hardware.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.driver.medins.MedinsFrameDecoder;
import org.houzhen.hardware.driver.medins.MedinsFrames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The insurance's component, its terminal and whoever stands before it, on the wire of the bridge. */
public final class InsuranceTerminalSimulator extends DeviceOnCable {
    private static final int SHOWN_MAX = 20;
    private static final int NOBODY = -2;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> agreed = new HashMap<>();
    private final Map<String, String> holders = new LinkedHashMap<>();
    private final Deque<Manner> next = new ArrayDeque<>();
    private final List<Map<String, Object>> shown = new ArrayList<>();
    private IdCard person = SimulatedPeople.all().get(0);
    private int number;
    private int calls;

    /** What becomes of one call. */
    public enum Manner {
        ANSWER,
        /** Nobody shows a code or a face. */
        NOBODY,
        /** The face is not the person's, or they do not agree. */
        REFUSE,
        /** Of the face flow's second call: its number is no longer good. */
        EXPIRED,
        /** All that may be missing is missing, in each of the ways it may be. */
        SPARSE,
        /** Nothing is said. */
        SILENT,
        /** Data as an object, not as a text. */
        UNWRAPPED,
        NO_JSON,
        NO_SECRET,
        LYING_LENGTH
    }

    public InsuranceTerminalSimulator() {
        super("sim-insurance", MedinsFrameDecoder::new);
    }

    /** Who stands before it. */
    public void stand(IdCard card) {
        end.ask(() -> person = card);
    }

    public IdCard person() {
        return end.ask(() -> person);
    }

    /** What the next calls meet, one each; answers afterwards. */
    public void follow(List<Manner> manners) {
        end.ask(() -> {
            next.clear();
            return next.addAll(manners);
        });
    }

    public List<Manner> next() {
        return end.ask(() -> List.copyOf(next));
    }

    /** The settlements it was told to show, oldest first, without the secret. */
    public List<Map<String, Object>> shown() {
        return end.ask(() -> List.copyOf(shown));
    }

    public int calls() {
        return end.ask(() -> calls);
    }

    @Override
    void heard(Object frame, DeviceEnd.Host host) {
        var text = (String) frame;
        calls++;
        Manner manner = next.isEmpty() ? Manner.ANSWER : next.poll();
        switch (manner) {
            case SILENT -> {}
            case NO_JSON -> host.send(MedinsFrames.frame("{\"code\":0,\"data\":\"{"));
            case LYING_LENGTH -> host.send(lying(MedinsFrames.frame(answer(text, Manner.ANSWER))));
            case ANSWER, NOBODY, REFUSE, EXPIRED, SPARSE, UNWRAPPED, NO_SECRET ->
                host.send(MedinsFrames.frame(answer(text, manner)));
        }
    }

    private static byte[] lying(byte[] frame) {
        frame[2] = 0x7F;
        return frame;
    }

    private String answer(String text, Manner manner) {
        try {
            JsonNode call = JSON.readTree(text);
            if (manner == Manner.NOBODY) {
                return no(NOBODY, "未扫到码");
            }
            if (manner == Manner.REFUSE || !isWellFormed(call)) {
                return no(-1, "认证未通过");
            }
            return answer(call, manner);
        } catch (JacksonException e) {
            return no(-1, "入参错误");
        }
    }

    private static boolean isWellFormed(JsonNode call) {
        JsonNode data = call.path("data");
        return List.of("orgId", "outBizNo", "businessType", "operatorId", "operatorName", "officeId", "officeName")
                        .stream()
                        .noneMatch(field -> data.path(field).asString("").isEmpty())
                && data.path("orgId").equals(call.path("orgId"))
                && data.path("deviceType").asString("").equals("SelfService")
                && data.path("businessType").asString("").matches("01[123]0[1-4]");
    }

    /** By the number of their document, whose secret it is; empty for one that was never handed out. */
    public Optional<String> holder(String secret) {
        return end.ask(() -> Optional.ofNullable(holders.get(secret)));
    }

    /** The secrets that were handed out, the oldest first. */
    public List<String> secrets() {
        return end.ask(() -> List.copyOf(holders.keySet()));
    }

    private String secret() {
        if (holders.size() == SHOWN_MAX) {
            holders.remove(holders.keySet().iterator().next());
        }
        String secret = String.format("330600ec%024d", ++number);
        holders.put(secret, person.number());
        return secret;
    }

    private String answer(JsonNode call, Manner manner) {
        String business = call.path("data").path("businessType").asString();
        return switch (call.path("transType").asString("")) {
            case "ec.query", "cn.nhsa.qrcode.get" -> person(manner);
            case "cn.nhsa.ec.auth" -> yes(Map.of("authNo", agree(business)), manner);
            case "cn.nhsa.auth.check" ->
                checked(call.path("data").path("authNo").asString(""), business, manner);
            case "cn.nhsa.settle.notify" -> show(call.path("data"));
            default -> no(-1, "不支持的交易");
        };
    }

    private String agree(String business) {
        String authNo = String.format("ano%018d", ++number);
        agreed.put(authNo, business);
        return authNo;
    }

    /** A number is good once, and for the business it was agreed to. */
    private String checked(String authNo, String business, Manner manner) {
        boolean good = business.equals(agreed.remove(authNo)) && manner != Manner.EXPIRED;
        return good ? person(manner) : no(-1, "授权已失效，请重新刷脸");
    }

    private String show(JsonNode data) {
        if (shown.size() == SHOWN_MAX) {
            shown.remove(0);
        }
        shown.add(Map.of(
                "settlement", data.path("setlId").asString(),
                "total", data.path("medfeeSumamt").asString(),
                "fund", data.path("fundPaySumamt").asString(),
                "account", data.path("acctPay").asString(),
                "cash", data.path("psnCashPay").asString()));
        return yes(Map.of(), Manner.ANSWER);
    }

    private String person(Manner manner) {
        var data = new LinkedHashMap<String, Object>();
        data.put("userName", person.name());
        data.put("idType", "01");
        data.put("idNo", person.number());
        data.put("ecToken", manner == Manner.NO_SECRET ? "null" : secret());
        data.put("email", "null");
        if (manner == Manner.SPARSE) {
            data.put("birthday", "null");
            data.put("gender", null);
            data.put("insuOrg", "");
            return yes(data, manner);
        }
        data.put("insuOrg", "330600");
        data.put(
                "ecIndexNo",
                String.format("%032X", Math.abs((long) person.number().hashCode())));
        data.put("gender", person.sex() == IdCard.Sex.MALE ? "男" : "女");
        data.put("birthday", person.birth().toString().replace('-', '.'));
        return yes(data, manner);
    }

    private static String yes(Map<String, Object> data, Manner manner) {
        Object inside = manner == Manner.UNWRAPPED ? data : JSON.writeValueAsString(data);
        return JSON.writeValueAsString(Map.of("code", 0, "message", "成功", "orgId", "", "data", inside));
    }

    private static String no(int code, String message) {
        return JSON.writeValueAsString(Map.of("code", code, "message", message, "orgId", "", "data", ""));
    }

    static Manner manner(String word) {
        return Manner.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
