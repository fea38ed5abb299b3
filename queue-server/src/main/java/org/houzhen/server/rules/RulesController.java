package org.houzhen.server.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The administrator reads, changes and looks back at the rules. A change sent twice under one key is made once. */
@RestController
@RequestMapping("/api/desk/rules")
class RulesController {
    private static final int REASON_MAX = 200;
    private static final MediaType YAML = MediaType.parseMediaType("text/yaml;charset=UTF-8");

    private final RulesInForce rules;

    RulesController(RulesInForce rules) {
        this.rules = rules;
    }

    @GetMapping
    RulesView inForce() {
        return RulesViewMaker.of(rules.version());
    }

    @GetMapping("/history")
    List<RulesView.Act> history() {
        return RulesViewMaker.acts(rules.history());
    }

    /** The rules in force as a rule file, to be kept or carried to another server. */
    @GetMapping("/file")
    ResponseEntity<byte[]> file() {
        byte[] text = RuleFileWriter.write(rules.version().document()).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(YAML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rules.yml\"")
                .body(text);
    }

    @PostMapping
    RulesView adopt(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody RulesView.ChangeRequest request) {
        String reason = Optional.ofNullable(request.reason()).orElse("").strip();
        if (reason.isEmpty()) {
            throw new ProblemException("REASON_MISSING", "请填写原因。", 422);
        }
        ProblemException.require(request.document() != null);
        var change = new RulesInForce.Change(
                request.seen(), request.document(), reason.substring(0, Math.min(reason.length(), REASON_MAX)));
        return RulesViewMaker.of(rules.adopt(key, staff.actor(), change));
    }
}
