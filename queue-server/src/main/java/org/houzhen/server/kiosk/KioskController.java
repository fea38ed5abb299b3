package org.houzhen.server.kiosk;

import java.util.Set;
import java.util.UUID;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.DeviceReport;
import org.houzhen.wire.EnrolTerminal;
import org.houzhen.wire.TerminalEnrolled;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a terminal says about itself. */
@RestController
@RequestMapping("/api/kiosk")
class KioskController {
    private static final int NAME_MAX = 40;
    private static final int CODE_MAX = 40;
    private static final int DEVICES_MAX = 64;
    private static final Set<String> DEVICE_STATES = Set.of("ONLINE", "DEGRADED", "OFFLINE", "UNKNOWN");

    private final TerminalRegister register;
    private final DeviceBoard devices;
    private final EnrolmentLimit limit;
    private final FirstTerminalCode firstCode;

    KioskController(TerminalRegister register, DeviceBoard devices, EnrolmentLimit limit, FirstTerminalCode firstCode) {
        this.register = register;
        this.devices = devices;
        this.limit = limit;
        this.firstCode = firstCode;
    }

    /** Repeated with the same key it is the same enrolment; a terminal that loses its secret enrols again with a new code. */
    @PostMapping("/terminals")
    @ResponseStatus(HttpStatus.CREATED)
    TerminalEnrolled enrol(@RequestHeader("Idempotency-Key") UUID key, @RequestBody EnrolTerminal request) {
        if (!isWellFormed(request)) {
            throw new ProblemException("MALFORMED_REQUEST", "请填写登记码和自助机名称（不超过 40 字）。", 400);
        }
        if (!limit.allows()) {
            throw new ProblemException("TOO_MANY_ATTEMPTS", "尝试次数过多，请一分钟后再试。", 429);
        }
        TerminalEnrolled enrolled = register.enrol(request, key).orElseThrow(this::wrongCode);
        firstCode.spent();
        return enrolled;
    }

    private ProblemException wrongCode() {
        limit.failed();
        return new ProblemException("ENROLMENT_CODE_INVALID", "登记码无效或已使用，请向管理员索取新的登记码。", 403);
    }

    @PutMapping("/devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@AuthenticationPrincipal TerminalPrincipal terminal, @RequestBody DeviceReport report) {
        if (!isWellFormed(report)) {
            throw new ProblemException("MALFORMED_REQUEST", "设备状态格式不正确。", 400);
        }
        devices.report(terminal.terminalId(), report);
    }

    /** What is stored here is read by every desk. */
    private static boolean isWellFormed(DeviceReport report) {
        return report.devices() != null
                && report.devices().size() <= DEVICES_MAX
                && report.devices().stream().allMatch(KioskController::isWellFormed);
    }

    private static boolean isWellFormed(DeviceReport.Device device) {
        return device != null
                && isShort(device.name())
                && device.state() != null
                && DEVICE_STATES.contains(device.state())
                && (device.reason() == null || isShort(device.reason()));
    }

    private static boolean isShort(String text) {
        return text != null && text.length() <= NAME_MAX && PlainText.isPlain(text);
    }

    private static boolean isWellFormed(EnrolTerminal request) {
        return request.code() != null
                && request.code().length() <= CODE_MAX
                && isShort(request.name())
                && !request.name().isBlank();
    }
}
