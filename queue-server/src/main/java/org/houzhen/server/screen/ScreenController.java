package org.houzhen.server.screen;

import java.util.List;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff see every screen and what it shows; administrators say which screen shows what. */
@RestController
@RequestMapping("/api/desk/screens")
class ScreenController {
    private static final int SCREENS_MAX = 2_000;

    private final ScreenList screens;
    private final ScreenBook book;
    private final ScreenMachines machines;

    ScreenController(ScreenList screens, ScreenBook book, ScreenMachines machines) {
        this.screens = screens;
        this.book = book;
        this.machines = machines;
    }

    @GetMapping
    List<ScreenWatch.Shown> all() {
        return screens.all().stream().map(book::of).toList();
    }

    /** A screen that is on shows the change within a heartbeat. */
    @PutMapping("/{id}")
    ScreenWatch.Shown put(@PathVariable String id, @RequestBody Change change) {
        if (screens.find(id).isEmpty() && screens.all().size() >= SCREENS_MAX) {
            throw new ProblemException("TOO_MANY_SCREENS", "屏幕数量已达上限。", 409);
        }
        try {
            var screen = new Screen(id, text(change.name()), text(change.area()), text(change.room()));
            ProblemException.require(PlainText.isPlain(screen.name() + screen.area() + screen.room()));
            screens.put(screen);
            return book.of(screen);
        } catch (IllegalArgumentException e) {
            throw new ProblemException("MALFORMED_REQUEST", "屏幕编号只能用字母、数字、- 和 _；名称和诊区必填，不超过 40 字。", 400);
        }
    }

    /** Its machines are no screens any more, also if one of this name is made again. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        if (!screens.remove(id)) {
            throw new ProblemException("SCREEN_NOT_FOUND", "没有这块屏幕。", 404);
        }
        machines.removeOf(id);
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }

    /** What a screen shall be; a room makes it that room's door sign. */
    record Change(String name, String area, String room) {}
}
