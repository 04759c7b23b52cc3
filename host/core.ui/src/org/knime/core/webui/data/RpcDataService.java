// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

/** Answers requests of a view. No instance exists in the host. */
public final class RpcDataService extends AbstractDataService {
    private RpcDataService() {}
}
