/** One patient at the terminal: the steps of each flow, and the end that forgets everything. */
package org.houzhen.kiosk.session;
