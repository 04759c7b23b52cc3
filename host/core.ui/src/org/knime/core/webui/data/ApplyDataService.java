// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

/**
 * Takes data that a user has changed in a view. No instance exists in the host.
 *
 * @param <D> the type of the data
 */
public final class ApplyDataService<D> extends AbstractDataService {
    private ApplyDataService() {}
}
