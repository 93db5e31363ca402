// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_query.hpp"

namespace cunho::app {

scap::AccountQuery accountQuery(const signing::EnrolmentData& data) {
    return {data.nipc, data.additionalInfo, data.email, data.until, data.signaturesLimit};
}

scap::AuthorizationQuery authorizationQuery(const signing::Activation& state) {
    scap::AuthorizationQuery query;
    query.foreignCitizen = state.data.foreignCitizen;
    query.onlyCitizenCard = state.means == signing::LoginMeans::CitizenCard;
    query.onlyCmd = state.means == signing::LoginMeans::Cmd;
    query.account = accountQuery(state.data);
    query.enterpriseAttributes = true;
    return query;
}

} // namespace cunho::app
