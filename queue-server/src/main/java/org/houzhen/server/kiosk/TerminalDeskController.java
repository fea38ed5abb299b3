package org.houzhen.server.kiosk;

import java.util.List;
import org.houzhen.server.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff see of terminals and do to them. */
@RestController
@RequestMapping("/api/desk")
class TerminalDeskController {
    private final TerminalRegister register;
    private final DeviceBoard devices;

    TerminalDeskController(TerminalRegister register, DeviceBoard devices) {
        this.register = register;
        this.devices = devices;
    }

    @PostMapping("/terminal-codes")
    @ResponseStatus(HttpStatus.CREATED)
    TerminalRegister.OneTimeCode newCode() {
        return register.newCode();
    }

    @GetMapping("/terminals")
    List<DeviceBoard.TerminalView> terminals() {
        return devices.all();
    }

    /** Its secret is refused from the next request on. */
    @PostMapping("/terminals/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        if (!register.revoke(id)) {
            throw new ProblemException("TERMINAL_NOT_FOUND", "没有这台自助机。", 404);
        }
        devices.forget(id);
    }
}
