/** One patient at the terminal: who stands there, the step that is current, and the end that forgets everything. */
package org.houzhen.kiosk.session;
