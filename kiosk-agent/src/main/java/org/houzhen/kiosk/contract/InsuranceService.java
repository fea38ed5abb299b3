package org.houzhen.kiosk.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.InsuranceTerminal;
import org.houzhen.hardware.InsuranceTerminal.Business;
import org.houzhen.hardware.InsuranceTerminal.Outcome;
import org.houzhen.hardware.InsuranceTerminal.Way;
import org.houzhen.hardware.InsuredPerson;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.MaskedNumber;

/** Has somebody identify at the insurance terminal; who it is leaves here masked, and the secret to settle with never. */
final class InsuranceService implements Service {
    private static final String IDENTIFY = "HzInsuranceTerminal.Identify";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Map<String, Way> WAYS =
            Map.of("code", Way.CODE, "codeAtTerminal", Way.CODE_AT_TERMINAL, "face", Way.FACE);

    private final TerminalDevices devices;

    InsuranceService(TerminalDevices devices) {
        this.devices = devices;
    }

    @Override
    public String name() {
        return "HzInsuranceTerminal";
    }

    @Override
    public Part part() {
        return Part.INSURANCE_TERMINAL;
    }

    @Override
    public List<String> commands() {
        return List.of(IDENTIFY);
    }

    @Override
    public Map<String, Object> status() {
        return Map.of();
    }

    @Override
    public Completion run(Work work) throws InterruptedException {
        Optional<Way> way =
                Optional.ofNullable(WAYS.get(String.valueOf(work.payload().get("way"))));
        if (way.isEmpty()) {
            return Completion.of(CompletionCode.INVALID_DATA, "way is code, codeAtTerminal or face");
        }
        try {
            return end(devices.atInsuranceTerminal(terminal -> terminal.identify(way.get(), Business.REGISTER, LIMIT)));
        } catch (DeviceException e) {
            return Completion.of(CompletionCode.DEVICE_NOT_READY, e.reason().name());
        }
    }

    private static Completion end(Outcome outcome) {
        return outcome.match(new InsuranceTerminal.Cases<>(
                person -> Completion.success(masked(person)),
                shown -> Completion.success(Map.of()),
                refused -> Completion.error("refused", String.valueOf(refused.code()))));
    }

    private static Map<String, Object> masked(InsuredPerson person) {
        return Map.of(
                "maskedName", MaskedName.of(person.name()).shown(),
                "maskedNumber", MaskedNumber.document(person.documentNumber()),
                "insuredAt", person.insuredAt());
    }
}
