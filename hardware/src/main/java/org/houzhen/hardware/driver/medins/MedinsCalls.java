package org.houzhen.hardware.driver.medins;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.InsuranceTerminal.Business;
import org.houzhen.hardware.InsuranceTerminal.Settlement;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes calls, the same head on each: {@code {transType, orgId, data {orgId, outBizNo, businessType, operatorId, operatorName,
 * officeId, officeName, deviceType, ...}}}. The address says {@code org= operator= operatorName= office= officeName=}.
 */
final class MedinsCalls {
    static final String CODE = "ec.query";
    static final String CODE_AT_TERMINAL = "cn.nhsa.qrcode.get";
    static final String FACE = "cn.nhsa.ec.auth";
    static final String FACE_CHECK = "cn.nhsa.auth.check";
    static final String SETTLED = "cn.nhsa.settle.notify";
    private static final String KIOSK = "SelfService";
    private static final int SEQUENCES = 1_000_000_000;

    private final Map<String, String> said;
    private final Clock clock;
    private long sequence;

    private MedinsCalls(Map<String, String> said, Clock clock) {
        this.said = said;
        this.clock = clock;
        this.sequence =
                Math.floorMod(clock.millis(), SEQUENCES); // Numbers of a day are not used again after a restart.
    }

    static MedinsCalls of(DeviceAddress address, Clock clock) throws DeviceException {
        if (!address.parameters().getOrDefault("org", "").matches("[0-9A-Z]{12}")) {
            throw new DeviceException(
                    DeviceReason.UNSUPPORTED, "org= needs the institution's code of 12 characters: " + address);
        }
        return new MedinsCalls(address.parameters(), clock);
    }

    String identify(String type, Business business) {
        return call(type, business, Map.of());
    }

    String check(String authNo, Business business) {
        return call(FACE_CHECK, business, Map.of("authNo", authNo));
    }

    String settled(Settlement settlement) {
        return call(
                SETTLED,
                settlement.token().business(),
                Map.of(
                        "ecToken", settlement.token().secret(),
                        "setlId", settlement.settlementId(),
                        "medfeeSumamt", yuan(settlement.totalFen()),
                        "fundPaySumamt", yuan(settlement.fundFen()),
                        "acctPay", yuan(settlement.accountFen()),
                        "psnCashPay", yuan(settlement.cashFen())));
    }

    private static String yuan(long fen) {
        return String.format("%d.%02d", fen / 100, fen % 100);
    }

    private String call(String type, Business business, Map<String, String> more) {
        String org = said.get("org");
        var data = new LinkedHashMap<String, Object>();
        data.put("orgId", org);
        data.put("outBizNo", number(org));
        data.put("businessType", business.code());
        data.put("operatorId", said.getOrDefault("operator", "kiosk"));
        data.put("operatorName", said.getOrDefault("operatorName", "自助机"));
        data.put("officeId", said.getOrDefault("office", "0"));
        data.put("officeName", said.getOrDefault("officeName", "门诊大厅"));
        data.put("deviceType", KIOSK);
        data.putAll(more);
        var call = new LinkedHashMap<String, Object>();
        call.put("transType", type);
        call.put("orgId", org);
        call.put("data", data);
        return JsonMapper.shared().writeValueAsString(call);
    }

    private String number(String org) {
        sequence = (sequence + 1) % SEQUENCES;
        return org + LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%09d", sequence);
    }
}
