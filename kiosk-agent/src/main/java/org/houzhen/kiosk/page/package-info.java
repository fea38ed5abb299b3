/** What the terminal's page is shown and what it may say: frames, the view of each screen, and presses. */
package org.houzhen.kiosk.page;
