package org.houzhen.server.kiosk;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this server can do beside what every one can; a terminal offers no more. */
@RestController
@RequestMapping("/api/kiosk/services")
class ServicesController {
    private final List<TerminalService> services;

    ServicesController(List<TerminalService> services) {
        this.services = services;
    }

    @GetMapping
    List<String> services() {
        return services.stream()
                .filter(service -> service.offered().getAsBoolean())
                .map(TerminalService::name)
                .toList();
    }
}
