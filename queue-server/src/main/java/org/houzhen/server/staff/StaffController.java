package org.houzhen.server.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators manage the people. Nobody can demote or disable themselves, so one administrator always remains. */
@RestController
@RequestMapping("/api/desk/staff")
class StaffController {
    static final int NAME_MAX = 40;

    private static final int AREAS_MAX = 64;

    private final People people;
    private final Passwords passwords;
    private final SignIns signIns;

    StaffController(People people, Passwords passwords, SignIns signIns) {
        this.people = people;
        this.passwords = passwords;
        this.signIns = signIns;
    }

    @GetMapping
    List<People.Person> all() {
        return people.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    People.Person add(@RequestBody NewPerson person) {
        if (!person.isWellFormed()) {
            throw new ProblemException("MALFORMED_REQUEST", "请填写姓名（不超过 40 字）、岗位和至少 10 个字符的密码。", 400);
        }
        return people.add(
                        person.name().strip(),
                        person.role(),
                        duty(person.doctorId(), person.areas()),
                        passwords.digest(person.password()))
                .orElseThrow(() -> new ProblemException("NAME_TAKEN", "已有同名账号，请换一个姓名。", 409));
    }

    /** Takes effect with the person's next request; a disabled person is signed out at once. */
    @PutMapping("/{id}")
    People.Person change(
            @PathVariable String id,
            @RequestBody Change change,
            @AuthenticationPrincipal StaffPrincipal administrator) {
        if (change.role() == null || !isDuty(change.doctorId(), change.areas())) {
            throw new ProblemException("MALFORMED_REQUEST", "请选择岗位。", 400);
        }
        boolean own = administrator.staffId().equals(id);
        if (own && (change.disabled() || change.role() != Role.ADMINISTRATOR)) {
            throw new ProblemException("OWN_ACCOUNT", "不能停用自己或更改自己的岗位。", 409);
        }
        if (!people.change(id, change.role(), duty(change.doctorId(), change.areas()), change.disabled())) {
            throw notFound();
        }
        if (change.disabled()) {
            signIns.signOutEverywhere(id);
        }
        return people.find(id).orElseThrow(StaffController::notFound);
    }

    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@PathVariable String id, @RequestBody NewPassword change) {
        if (!Passwords.isAcceptable(change.password())) {
            throw new ProblemException("PASSWORD_TOO_SHORT", "密码须为 10 至 128 个字符。", 400);
        }
        if (!people.changePassword(id, passwords.digest(change.password()))) {
            throw notFound();
        }
        signIns.signOutEverywhere(id);
    }

    private static ProblemException notFound() {
        return new ProblemException("STAFF_NOT_FOUND", "没有这个账号。", 404);
    }

    private static boolean isDuty(String doctorId, Set<String> areas) {
        return (doctorId == null || doctorId.length() <= NAME_MAX && PlainText.isPlain(doctorId))
                && (areas == null || areas.size() <= AREAS_MAX && areas.stream().allMatch(StaffController::isArea));
    }

    /** Areas are kept in one text, set apart by commas. */
    private static boolean isArea(String area) {
        return area != null
                && !area.isBlank()
                && area.length() <= NAME_MAX
                && !area.contains(",")
                && PlainText.isPlain(area);
    }

    private static People.Duty duty(String doctorId, Set<String> areas) {
        return new People.Duty(
                Optional.ofNullable(doctorId).orElse(""),
                Optional.ofNullable(areas).orElse(Set.of()));
    }

    /** A person to be added; doctorId and areas may be absent. */
    record NewPerson(String name, Role role, String password, String doctorId, Set<String> areas) {
        boolean isWellFormed() {
            return name != null
                    && !name.isBlank()
                    && name.length() <= NAME_MAX
                    && PlainText.isPlain(name)
                    && role != null
                    && Passwords.isAcceptable(password)
                    && isDuty(doctorId, areas);
        }

        @Override
        public String toString() {
            return "NewPerson[" + role + "]";
        }
    }

    /** The whole of what may change about a person, the password aside. */
    record Change(Role role, String doctorId, Set<String> areas, boolean disabled) {}

    /** A password set by an administrator. */
    record NewPassword(String password) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }
}
