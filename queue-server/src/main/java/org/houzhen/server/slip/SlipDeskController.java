package org.houzhen.server.slip;

import java.util.List;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.SlipToCheck;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The list by which nurses and administrators look after slips that nobody proved, and tick off whose patient has it. */
@RestController
@RequestMapping("/api/desk/unproven-slips")
class SlipDeskController {
    private final SlipBook book;

    SlipDeskController(SlipBook book) {
        this.book = book;
    }

    @GetMapping
    List<SlipToCheck> slips() {
        return book.toCheck();
    }

    /** Said twice, the first counts. */
    @PutMapping("/{terminal}/{slip}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(
            @AuthenticationPrincipal StaffPrincipal person, @PathVariable String terminal, @PathVariable String slip) {
        if (!book.done(terminal, slip, person.staffId())) {
            throw new ProblemException("NOT_LISTED", "名单里没有这一项，请刷新页面。", 404);
        }
    }

    /** Ticked off by mistake. */
    @DeleteMapping("/{terminal}/{slip}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notDone(@PathVariable String terminal, @PathVariable String slip) {
        book.notDone(terminal, slip);
    }
}
