package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class SignInIT extends DeskOnStage {
    private static final String ME =
            "{\"staffId\":\"s1\",\"name\":\"孙丽\",\"role\":\"LABORATORY\",\"doctorId\":\"\",\"areas\":[]}";

    private void nobodyIsSignedIn() {
        stage.answers("GET /api/desk/me", 401, "{\"code\":\"NOT_SIGNED_IN\",\"detail\":\"请先登录。\",\"status\":401}");
    }

    private void signIn(String name, String password) {
        page.getByLabel("姓名").fill(name);
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.keyboard().press("Enter");
    }

    @Test
    void whoSignsInComesToTheOwnDesk() {
        nobodyIsSignedIn();
        stage.answers("POST /api/desk/sign-in", 200, ME).shows("/api/desk/laboratory/worklist", "worklist.json");
        open("/desk");
        assertThat(page.getByLabel("姓名")).isFocused();
        assertAccessible();

        signIn("孙丽", "correct horse");

        assertThat(page.getByText("待检标本")).isVisible();
        assertThat(page).hasURL(stage.url() + "/desk/laboratory");
        assertThat(page.locator(".who")).containsText("孙丽");
        assertThat(presses().get(0).body()).isEqualTo("{\"name\":\"孙丽\",\"password\":\"correct horse\"}");
    }

    @Test
    void aLockedAccountIsToldSo() {
        nobodyIsSignedIn();
        stage.answers(
                "POST /api/desk/sign-in",
                423,
                "{\"code\":\"SIGN_IN_LOCKED\",\"detail\":\"密码多次输入错误，该账号已锁定 15 分钟。\",\"status\":423}");
        open("/desk/nurse");

        signIn("赵红", "wrong");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("已锁定 15 分钟");
        screenshot("sign-in-locked");
    }

    @Test
    void aSignInThatEndedLeadsBackToTheFormAndSaysWhy() {
        stage.signedInAs("孙丽", "LABORATORY").shows("/api/desk/laboratory/worklist", "worklist.json");
        open("/desk");
        assertThat(page.getByText("待检标本")).isVisible();

        stage.answers("GET /api/desk/laboratory/worklist", 401, "{}");
        page.clock().runFor(16_000);

        assertThat(page.getByText("登录已结束：已过期，或有别人在这个浏览器登录。请重新登录。")).isVisible();
    }

    @Test
    void theFormSpeaksEnglish() {
        nobodyIsSignedIn();
        open("/desk");

        page.getByText("English").click();

        assertThat(page.getByLabel("Name")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        screenshot("sign-in-english");
    }
}
