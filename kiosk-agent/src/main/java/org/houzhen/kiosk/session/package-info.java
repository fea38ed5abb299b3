/** One patient at the terminal: the steps of each flow, what the page shall show, and the end that forgets everything. */
package org.houzhen.kiosk.session;
