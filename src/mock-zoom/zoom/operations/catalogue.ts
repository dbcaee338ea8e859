/**
 * Every operation of Zoom's REST API by path below /v2, with the scopes of which any one opens it: granular ones, then
 * classic ones. `x/uam` stands for `x`, `x:admin` and `x:master`, `x/a` for `x:admin` alone; a `-` and an empty rest mean
 * that the record doesn't say. Facts from the tables of github.com/zoom/skills (MIT, July 2026):
 * skills/rest-api/references, and granular-scopes.md and classic-scopes.md in skills/oauth/references.
 */
export const catalogue: string = `/accounts/{accountId}/lock_settings
 GET account:read:lock_settings/m account:read/a,account:write/a
 PATCH account:update:lock_settings/am account:write/a
/accounts/{accountId}/managed_domains
 GET account:read:managed_domains/m account/m,account:read/a
/accounts/{accountId}/owner
 PUT account:update:owner/am account/m,account:write/a
/accounts/{accountId}/settings
 GET account:read:settings/am account:read/a,account:write/a
 PATCH account:update:settings/am account:write/a
/accounts/{accountId}/settings/registration
 GET account:read:registration_settings/m account:read/a,account:write/a
 PATCH account:update:registration_settings/m account:write/a
/accounts/{accountId}/settings/virtual_backgrounds
 POST account:write:virtual_background_files/am account/m,account:write/a
 DELETE account:delete:virtual_background_files/am account/m,account:write/a
/accounts/{accountId}/trusted_domains
 GET account:read:trusted_domains/m account/m,account:read/a
/aic/users/{userId}/conversation_archive
 GET
/aiservices/scribe/jobs
 GET
 POST
/aiservices/scribe/jobs/{jobId}
 GET
 DELETE
/aiservices/scribe/jobs/{jobId}/files
 GET
/aiservices/scribe/jobs/{jobId}/files/{fileId}
 GET
/aiservices/scribe/transcribe
 POST
/aiservices/summarizer/jobs
 GET
 POST
/aiservices/summarizer/jobs/{jobId}
 GET
 DELETE
/aiservices/summarizer/jobs/{jobId}/files
 GET
/aiservices/summarizer/jobs/{jobId}/files/{fileId}
 GET
/aiservices/summarizer/summarize
 POST
/aiservices/translator/jobs
 GET
 POST
/aiservices/translator/jobs/{jobId}
 GET
 DELETE
/aiservices/translator/jobs/{jobId}/files
 GET
/aiservices/translator/jobs/{jobId}/files/{fileId}
 GET
/aiservices/translator/translate
 POST
/app/notifications
 POST marketplace:write:notifications app:notification:read,app:notification:write
/archive_files
 GET archiving:read:list_archived_files/am recording/m,recording:read/a
/archive_files/statistics
 GET archiving:read:archived_file_statistics/a recording:read/a
/archive_files/{fileId}
 PATCH archiving:update:archived_file_auto_delete_status/ua recording:write/ua
/calendars
 POST calendar:write:calendar/ua calendar:write/ua
/calendars/colors
 GET calendar:read:color/ua calendar:read/ua
/calendars/freeBusy
 POST calendar:read:list_events/ua calendar:read/ua
/calendars/users/{userIdentifier}/calendarList
 GET calendar:read:list_calendar_lists calendar:read/ua
 POST calendar:write:calendar_list calendar:write/ua
/calendars/users/{userIdentifier}/calendarList/{calendarId}
 GET calendar:read:calendar_list calendar:read/ua
 PATCH calendar:update:calendar_list calendar:write/ua
 DELETE calendar:delete:calendar_list calendar:write/ua
/calendars/users/{userIdentifier}/settings
 GET calendar:read:list_settings calendar:read/ua
/calendars/users/{userIdentifier}/settings/{settingId}
 GET calendar:read:setting calendar:read/ua
 PATCH calendar:update:setting/ua calendar:write/ua
/calendars/{calId}
 GET calendar:read:calendar/ua calendar:read/ua
 PATCH calendar:update:calendar/ua calendar:write/ua
 DELETE calendar:delete:calendar/ua calendar:write/ua
/calendars/{calId}/acl
 GET calendar:read:list_acl/ua calendar:read/ua
 POST calendar:write:acl/ua calendar:write/ua
/calendars/{calId}/acl/{aclId}
 GET calendar:read:acl/ua calendar:read/ua
 PATCH calendar:update:acl/ua calendar:write/ua
 DELETE calendar:delete:acl/ua calendar:write/ua
/calendars/{calId}/events
 GET calendar:read:list_events/ua calendar:read/ua
 POST calendar:write:event/ua calendar:write/ua
/calendars/{calId}/events/import
 POST calendar:write:import_event/ua calendar:write/ua
/calendars/{calId}/events/quickAdd
 POST calendar:write:quick_add_event/ua calendar:write/ua
/calendars/{calId}/events/{eventId}
 GET calendar:read:event/ua calendar:read/ua
 PATCH calendar:update:event/ua calendar:write/ua
 DELETE calendar:delete:event/ua calendar:write/ua
/calendars/{calId}/events/{eventId}/instances
 GET calendar:read:instance_event/ua calendar:read/ua
/calendars/{calId}/events/{eventId}/move
 POST calendar:write:move_event/ua calendar:write/ua
/chat/activities/channels
 GET team_chat:read:list_channel_activity_logs/a -
/chat/channel/message/events
 PATCH team_chat:update:pin_message chat:write
/chat/channels
 GET team_chat:read:list_channels/a chat_channel:read/a,chat_channel:write/a
/chat/channels/events
 PATCH team_chat:update:archive_channels/ua chat_channel:write/ua
/chat/channels/search
 POST team_chat:write:search_channels/ua chat_channel:read/ua,chat_channel:write/ua
/chat/channels/{channelId}
 GET team_chat:read:channel/ua chat_channel:read/ua,chat_channel:write
 PATCH team_chat:update:channel/ua chat_channel:write
 DELETE team_chat:delete:channel/ua -
/chat/channels/{channelId}/activities
 GET team_chat:read:list_channel_activity_logs/a chat_channel:read/a
/chat/channels/{channelId}/members
 GET team_chat:read:list_members/ua chat_channel:write/a
 POST team_chat:write:members/ua chat_channel:write/ua
 DELETE team_chat:delete:batch_members/ua chat_channel:write/ua
/chat/channels/{channelId}/members/groups
 GET team_chat:read:list_groups/a chat_channel:read/a,chat_channel:write/a
 POST team_chat:write:groups/a chat_channel:write/a
/chat/channels/{channelId}/members/groups/{groupId}
 DELETE team_chat:delete:group/a chat_channel:write/a
/chat/channels/{channelId}/members/me
 POST team_chat:write:member chat_channel:write/ua
 DELETE team_chat:delete:member/ua chat_channel:write/ua
/chat/channels/{channelId}/members/{identifier}
 DELETE team_chat:delete:member/ua chat_channel:write
/chat/channels/{channelId}/mention_group
 GET team_chat:read:mention_group/ua chat_channel:read/ua
 POST team_chat:write:mention_group/ua chat_channel:write/ua
/chat/channels/{channelId}/mention_group/{mentionGroupId}
 PATCH team_chat:update:mention_group/ua chat_channel:write/ua
 DELETE team_chat:delete:mention_group/ua chat_channel:write/ua
/chat/channels/{channelId}/mention_group/{mentionGroupId}/members
 GET team_chat:read:mention_group/ua chat_channel:read,chat_channel:read:member,chat_channel:write/a
 POST team_chat:update:mention_group/ua chat_channel:write/ua
 DELETE team_chat:update:mention_group/ua chat_channel:write/ua
/chat/channels/{channelId}/owner/{identifier}
 PATCH
/chat/channels/{channelId}/pinned
 GET team_chat:read:list_pinned_messages chat:read/ua,chat:write
/chat/channels/{channelId}/retention
 GET team_chat:read:retention/a chat_channel:read/a,chat_channel:write/a
 PATCH team_chat:update:retention/a chat_channel:write/a
/chat/emoji
 GET team_chat:read:list_custom_emojis/ua chat:read/ua,chat:write/ua
/chat/emoji/files
 POST team_chat:write:custom_emoji/ua chat:write/ua
/chat/emoji/{fileId}
 DELETE team_chat:delete:custom_emoji/ua chat:write/ua
/chat/files/{fileId}
 GET team_chat:read:file/ua chat:read
 DELETE team_chat:delete:file/ua chat:write
/chat/forwarded_message/{forwardId}
 GET team_chat:read:user_message/ua chat_message:read/ua,chat_message:write/ua
/chat/legalhold/matters
 GET team_chat:read:list_legal_hold_matters/a chat_history_legal_hold:read/a,chat_history_legal_hold:write/a
 POST team_chat:write:legal_hold_matter/a chat_history_legal_hold:write/a
/chat/legalhold/matters/{matterId}
 PATCH team_chat:update:legal_hold_matter/a chat_history_legal_hold:write/a
 DELETE team_chat:delete:legal_hold_matter/a chat_history_legal_hold:write/a
/chat/legalhold/matters/{matterId}/files
 GET team_chat:read:list_legal_hold_matter_files/a chat_history_legal_hold:read/a,chat_history_legal_hold:write/a
/chat/legalhold/matters/{matterId}/files/download
 GET team_chat:read:legal_hold_matter_file/a chat_history_legal_hold:read/a,chat_history_legal_hold:write/a
/chat/messages/bookmarks
 GET team_chat:read:list_bookmarks chat_message:read,chat_message:write
 PATCH team_chat:update:bookmark chat_message:write
/chat/messages/schedule
 GET team_chat:read:list_scheduled_messages chat_message:read,chat_message:write
/chat/messages/schedule/{draftId}
 DELETE team_chat:delete:scheduled_message chat_message:write
/chat/messages/{messageId}/reminder
 POST team_chat:write:reminder chat_message:write
 DELETE team_chat:delete:reminder chat_message:write
/chat/migration/channels/{channelId}/members
 POST team_chat:write:migrate_channel_members/a chat_migration:write/a
/chat/migration/channels/{channelId}/tabs
 POST
/chat/migration/emoji_reactions
 POST team_chat:write:migrate_chat_message_reactions/a chat_migration:write/a
/chat/migration/mappings/channels
 GET team_chat:read:migrated_channels/a chat_migration:read/a
/chat/migration/mappings/users
 GET team_chat:read:migrated_users/a chat_migration:read/a
/chat/migration/messages
 POST team_chat:write:migrate_chat_messages/a chat_migration:write/a
/chat/migration/users/{identifier}/channels
 POST team_chat:write:migrate_a_chat_channel/a chat_migration:write/a
/chat/migration/users/{identifier}/events
 POST - chat_migration:write/a
/chat/reminder
 GET team_chat:read:list_reminders chat_message:read
/chat/spaces
 GET team_chat:read:list_shared_spaces/ua chat:read/ua,chat:write/ua
 POST team_chat:write:shared_space/ua chat:write/ua
/chat/spaces/{spaceId}
 GET team_chat:read:shared_space/ua chat:read/ua,chat:write/ua
 PATCH team_chat:update:shared_space/ua chat:write/ua
 DELETE team_chat:delete:shared_space/ua chat:write/ua
/chat/spaces/{spaceId}/admins
 POST team_chat:write:shared_space_administrators/ua chat:write/ua
 DELETE team_chat:delete:shared_space_administrators/ua chat:write/ua
/chat/spaces/{spaceId}/channels
 GET team_chat:read:list_shared_space_channels/ua chat:read/ua,chat:write/ua
 PATCH team_chat:update:shared_space_channels chat:write
/chat/spaces/{spaceId}/members
 GET team_chat:read:list_shared_space_members/ua chat:read/ua,chat:write/ua
 POST team_chat:write:shared_space_members/ua chat:write/ua
 DELETE team_chat:delete:shared_space_members/ua chat:write/ua
/chat/spaces/{spaceId}/owner
 PATCH team_chat:update:shared_space_owner/ua chat:write/ua
/chat/users/me/contacts
 GET team_chat:read:list_contacts chat_contact:read
/chat/users/me/contacts/{identifier}
 GET team_chat:read:contact chat_contact:read
/chat/users/{userId}/channels
 GET team_chat:read:list_user_channels/ua chat_channel:read/ua,chat_channel:write/ua
 POST team_chat:write:user_channel/ua chat_channel:write/ua
 DELETE team_chat:delete:channels/ua chat_channel:write/ua
/chat/users/{userId}/channels/{channelId}
 GET team_chat:read:user_channel/ua chat_channel:write/a
 PATCH team_chat:update:user_channel/ua chat_channel:write/a
 DELETE team_chat:delete:user_channel/ua chat_channel:write/ua
/chat/users/{userId}/channels/{channelId}/admins
 GET team_chat:read:list_administrators/a chat_channel:read/ua
 POST team_chat:write:administrator/a chat_channel:write/ua
 DELETE team_chat:delete:batch_administrators/a chat_channel:write/ua
/chat/users/{userId}/channels/{channelId}/members
 GET team_chat:read:list_members/ua chat_channel:read/ua,chat_channel:write
 POST team_chat:write:members/ua -
 DELETE team_chat:delete:member/a chat_channel:write/ua
/chat/users/{userId}/channels/{channelId}/members/{identifier}
 DELETE team_chat:delete:member/a chat_channel:write/a
/chat/users/{userId}/events
 PATCH team_chat:update:chat_control/ua chat_event:write/ua
/chat/users/{userId}/files
 POST team_chat:write:files/ua chat_message:write/ua
/chat/users/{userId}/invitations
 POST team_chat:write:contact_information/ua chat_contact:write/ua
/chat/users/{userId}/messages
 GET team_chat:read:list_user_messages/ua chat_message:read/ua,chat_message:write/ua
 POST team_chat:write:user_message/ua chat_message:write/ua
/chat/users/{userId}/messages/files
 POST team_chat:write:message_files/ua chat_message:write/ua
/chat/users/{userId}/messages/{messageId}
 GET team_chat:read:user_message/ua chat_message:read/ua,chat_message:write/ua
 PUT team_chat:update:user_message/ua chat_message:write/ua
 DELETE team_chat:delete:user_message/ua chat_message:write/ua
/chat/users/{userId}/messages/{messageId}/emoji_reactions
 PATCH team_chat:update:message_emoji/ua chat_message:write/ua
/chat/users/{userId}/messages/{messageId}/status
 PATCH team_chat:update:message_status/ua chat_message:write/ua
/chat/users/{userId}/messages/{messageId}/thread
 GET team_chat:read:thread_message/ua chat_message:read/ua
/chat/users/{userId}/sessions
 GET team_chat:read:list_user_sessions/ua chat_message:read/ua
/clinical_notes/notes
 GET
/clinical_notes/notes/{noteId}
 GET
 PATCH
/clips
 GET clips:read:list_user_clips/uam clips:read/uam
/clips/files
 POST - clips:write/ua
/clips/files/multipart
 POST - clips:write/ua
/clips/files/multipart/upload_events
 POST - clips:write/ua
/clips/files/tmp
 POST
/clips/transfers
 POST clips:write:transfer_owner/a clips:write/a
/clips/transfers/{taskId}
 GET clips:read:transfer_task_status/a clips:read/a
/clips/{clipId}
 GET clips:read:clip/ua clips:read/ua
 PATCH
 DELETE clips:delete:clip/ua clips:write/ua
/clips/{clipId}/chapters
 GET
 POST
/clips/{clipId}/collaborators
 GET clips:read:list_collaborator/ua clips:read/ua
 POST
 DELETE clips:delete:collaborators/ua clips:write/ua
/clips/{clipId}/comments
 GET clips:read:list_comments/ua clips:read/ua
/clips/{clipId}/comments/{commentId}
 DELETE clips:delete:comment/ua clips:write/ua
/clips/{clipId}/download
 GET clips:read:download_clip/ua clips:read/ua
/clips/{clipId}/duplicate
 POST
/clips/{clipId}/share_settings
 PATCH
/cobrowsesdk/live_sessions
 GET
/cobrowsesdk/past_sessions
 GET
/cobrowsesdk/sessions/{sessionId}
 GET
/cobrowsesdk/sessions/{sessionId}/users
 GET
/commerce/account
 POST zoom_commerce:write:sub_account/a zoom_commerce:write/a
/commerce/account/{accountKey}/contacts
 POST zoom_commerce:update:account/a zoom_commerce:write/a
/commerce/accounts
 GET zoom_commerce:read:account/a zoom_commerce:read/a
/commerce/accounts/{accountKey}
 GET zoom_commerce:read:account/a zoom_commerce:read/a
/commerce/billing_documents
 GET zoom_commerce:read:billing_documents/a zoom_commerce:read/a
/commerce/billing_documents/{documentNumber}/document
 GET zoom_commerce:read:billing_documents/a zoom_commerce:read/a
/commerce/campaigns
 GET zoom_commerce:read:deal_registration/a zoom_commerce:read/a
/commerce/catalog
 POST zoom_commerce:read:product_catalog/a zoom_commerce:read/a
/commerce/catalog/{offerId}
 GET zoom_commerce:read:product_catalog/a zoom_commerce:read/a
/commerce/catalogvalidator
 POST
/commerce/deal_registration
 POST zoom_commerce:write:deal_registration/a zoom_commerce:write/a
/commerce/deal_registrations
 GET zoom_commerce:read:deal_registration/a zoom_commerce:read/a
/commerce/deal_registrations/{dealRegKey}
 GET zoom_commerce:read:deal_registration/a zoom_commerce:read/a
 PATCH zoom_commerce:write:deal_registration/a zoom_commerce:write/a
/commerce/file
 POST zoom_commerce:write:file/a zoom_commerce:write/a
/commerce/files/{associatedReferenceId}/details
 GET zoom_commerce:read:file/a zoom_commerce:read/a
/commerce/files/{documentReferenceId}
 GET zoom_commerce:read:file/a zoom_commerce:read/a
/commerce/invoices/{invoiceNumber}
 GET zoom_commerce:read:billing_documents/a zoom_commerce:read/a
/commerce/order
 POST zoom_commerce:write:order/a zoom_commerce:write/a
/commerce/order/preview
 POST zoom_commerce:write:order/a zoom_commerce:write/a
/commerce/orders
 GET zoom_commerce:read:order/a zoom_commerce:read/a
/commerce/orders/{orderReferenceId}
 GET zoom_commerce:read:order/a zoom_commerce:read/a
/commerce/pricebooks
 GET zoom_commerce:read:product_catalog/a zoom_commerce:read/a
/commerce/quote
 POST zoom_commerce:write:quote/a zoom_commerce:write/a
/commerce/quote/preview
 POST zoom_commerce:write:quote/a zoom_commerce:write/a
/commerce/quotes
 GET zoom_commerce:read:quote/a zoom_commerce:read/a
/commerce/quotes/{quoteReferenceId}
 GET zoom_commerce:read:quote/a zoom_commerce:read/a
 PATCH zoom_commerce:write:quote/a zoom_commerce:write/a
/commerce/quotes/{quoteReferenceId}/fulfillment
 PATCH zoom_commerce:write:quote/a zoom_commerce:write/a
/commerce/subscriptions
 GET zoom_commerce:read:subscription/a zoom_commerce:read/a
/commerce/subscriptions/{subscriptionNumber}
 GET zoom_commerce:read:subscription/a zoom_commerce:read/a
/commerce/subscriptions/{subscriptionNumber}/versions
 GET zoom_commerce:read:subscription/a zoom_commerce:read/a
/commerce/trials
 GET zoom_commerce:read:subscription/a zoom_commerce:read/a
/commerce/trials/{trialReferenceId}
 GET zoom_commerce:read:subscription/a zoom_commerce:read/a
/contact_center/address_books
 GET contact_center:read:list_address_books/a contact_center_contact:read/a
 POST contact_center:write:address_book/a contact_center_contact:write/a
/contact_center/address_books/contacts/{contactId}/custom_fields
 GET contact_center:read:address_book_custom_field/a contact_center_contact:read/a
/contact_center/address_books/custom_fields
 GET contact_center:read:address_book_custom_field/a contact_center_contact:read/a
 POST contact_center:write:address_book_custom_field/a contact_center_contact:write/a
/contact_center/address_books/custom_fields/{customFieldId}
 GET contact_center:read:address_book_custom_field/a contact_center_contact:read/a
 PATCH contact_center:update:address_book_custom_field/a contact_center_contact:write/a
 DELETE contact_center:delete:address_book_custom_field/a contact_center_contact:write/a
/contact_center/address_books/units
 GET contact_center:read:list_address_book_units/a contact_center_contact:read/a
 POST contact_center:write:address_book_unit/a contact_center_contact:write/a
/contact_center/address_books/units/{unitId}
 GET contact_center:read:address_book_unit/a contact_center_contact:read/a
 PATCH contact_center:update:address_book_unit/a contact_center_contact:write/a
 DELETE contact_center:delete:address_book_unit/a contact_center_contact:write/a
/contact_center/address_books/{addressBookId}
 GET contact_center:read:address_book/a contact_center_contact:read/a
 PATCH contact_center:update:address_book/a contact_center_contact:write/a
 DELETE contact_center:delete:address_book/a contact_center_contact:write/a
/contact_center/address_books/{addressBookId}/contacts
 GET contact_center:read:list_address_book_contacts/a contact_center_contact:read/a
 POST contact_center:write:address_book_contact/a contact_center_contact:write/a
/contact_center/address_books/{addressBookId}/contacts/batch
 POST
 PATCH
 DELETE
/contact_center/address_books/{addressBookId}/contacts/{contactId}
 GET contact_center:read:address_book_contact/a contact_center_contact:read/a
 PATCH contact_center:update:address_book_contact/a contact_center_contact:write/a
 DELETE contact_center:delete:address_book_contact/a contact_center_contact:write/a
/contact_center/agent_routing_profiles
 GET contact_center:read:agent_routing_profile/a contact_center_routing_profile:read/a
 POST contact_center:write:agent_routing_profile/a contact_center_routing_profile:write/a
/contact_center/agent_routing_profiles/{agentRoutingProfileId}
 GET contact_center:read:agent_routing_profile/a contact_center_routing_profile:read/a
 PATCH contact_center:update:agent_routing_profile/a contact_center_routing_profile:write/a
 DELETE contact_center:delete:agent_routing_profile/a contact_center_routing_profile:write/a
/contact_center/analytics/agents/leg_metrics
 GET contact_center:read:agent_report/a contact_center_report:read/a
/contact_center/analytics/agents/status_history
 GET contact_center:read:agent_status_report/a contact_center_report:read/a
/contact_center/analytics/agents/time_sheets
 GET contact_center:read:agent_report/a contact_center_report:read/a
/contact_center/analytics/dataset/historical/agent_performance
 GET contact_center:read:dataset_agent_performance/a contact_center_report:read/a
/contact_center/analytics/dataset/historical/agent_timecard
 GET contact_center:read:dataset_agent_timecard/a contact_center_report:read/a
/contact_center/analytics/dataset/historical/custom_reports/{reportId}/widgets/{widgetId}
 GET
/contact_center/analytics/dataset/historical/custom_reports/{reportId}/widgets/{widgetId}/schema
 GET
/contact_center/analytics/dataset/historical/disposition
 GET contact_center:read:dataset_disposition/a contact_center_report:read/a
/contact_center/analytics/dataset/historical/engagement
 GET contact_center:read:dataset_engagement/a contact_center_report:read/a
/contact_center/analytics/dataset/historical/engagement_timelines
 GET
/contact_center/analytics/dataset/historical/expert_assist
 GET
/contact_center/analytics/dataset/historical/flow_performance
 GET contact_center:read:dataset_flow_performance/a contact_center_report:read/a
/contact_center/analytics/dataset/historical/outbound_dialer_performance
 GET contact_center:read:dataset_outbound_dialer_performance/a contact_center_report:read/a
/contact_center/analytics/dataset/historical/queue_performance
 GET contact_center:read:dataset_queue_performance/a contact_center_report:read/a
/contact_center/analytics/historical/details/metrics
 GET contact_center:read:engagement_report/a contact_center_report:read/a
/contact_center/analytics/historical/queues/agents/metrics
 GET contact_center:read:agent_report/a contact_center_report:read/a
/contact_center/analytics/historical/queues/metrics
 GET contact_center:read:queue_report/a contact_center_report:read/a
/contact_center/analytics/historical/queues/{queueId}/agents/metrics
 GET contact_center:read:agent_report/a contact_center_report:read/a
/contact_center/analytics/log/historical/engagement
 GET contact_center:read:engagement_log/a contact_center_report:read/a
/contact_center/analytics/log/historical/journey
 GET contact_center:read:call_journey_log/a contact_center_report:read/a
/contact_center/asset_library/assets
 GET contact_center:read:asset_library/a contact_center_asset_library:read/a
 POST contact_center:write:asset_library/a contact_center_asset_library:write/a
/contact_center/asset_library/assets/items
 PATCH
/contact_center/asset_library/assets/{assetId}
 GET contact_center:read:asset_library/a contact_center_asset_library:read/a
 PATCH contact_center:write:asset_library/a contact_center_asset_library:write/a
 DELETE contact_center:delete:asset_library/a contact_center_asset_library:write/a
/contact_center/asset_library/assets/{assetId}/duplicate
 POST contact_center:write:asset_library/a contact_center_asset_library:write/a
/contact_center/asset_library/assets/{assetId}/items
 DELETE contact_center:write:asset_library/a contact_center_asset_library:write/a
/contact_center/asset_library/categories
 GET contact_center:read:asset_library/a contact_center_asset_library:read/a
 POST contact_center:write:asset_library/a contact_center_asset_library:write/a
/contact_center/asset_library/categories/{categoryId}
 GET contact_center:read:asset_library/a contact_center_asset_library:read/a
 PATCH contact_center:write:asset_library/a contact_center_asset_library:write/a
 DELETE contact_center:delete:asset_library/a contact_center_asset_library:write/a
/contact_center/block_list_rules/ip_addresses
 GET
 POST
 DELETE
/contact_center/block_list_rules/ip_addresses/{ipAddressBlockListRuleId}
 GET
/contact_center/block_list_rules/phone_numbers
 GET
 POST
 DELETE
/contact_center/block_list_rules/phone_numbers/{phoneBlockListRuleId}
 GET
/contact_center/business_hours
 GET contact_center:read:list_business_hours/a contact_center_operating_hours:read/a,contact_center_queue:read/a
 POST contact_center:write:business_hour/a contact_center_operating_hours:write/a,contact_center_queue:write/a
/contact_center/business_hours/{businessHourId}
 GET contact_center:read:business_hour/a contact_center_operating_hours:read/a,contact_center_queue:read/a
 PATCH contact_center:update:business_hour/a contact_center_operating_hours:write/a
 DELETE contact_center:delete:business_hour/a contact_center_operating_hours:write/a
/contact_center/business_hours/{businessHourId}/flows
 GET contact_center:read:business_hours_flow/a contact_center_flow:read/a
/contact_center/business_hours/{businessHourId}/queues
 GET contact_center:read:business_hours_queue/a contact_center_queue:read/a
/contact_center/closures
 GET contact_center:read:list_closure_hours/a contact_center_operating_hours:read/a,contact_center_queue:read/a
 POST contact_center:write:closure_hour/a contact_center_operating_hours:write/a,contact_center_queue:write/a
/contact_center/closures/{closureSetId}
 GET contact_center:read:closure_hour/a contact_center_operating_hours:read/a,contact_center_queue:read/a
 PATCH contact_center:update:closure_hour/a contact_center_operating_hours:write/a
 DELETE contact_center:delete:closure_hour/a contact_center_operating_hours:write/a
/contact_center/closures/{closureSetId}/flows
 GET contact_center:read:clousre_hour_flow/a contact_center_flow:read/a
/contact_center/closures/{closureSetId}/queues
 GET contact_center:read:closure_hour_queue/a contact_center_queue:read/a
/contact_center/consumer_routing_profiles
 GET contact_center:read:consumer_routing_profile/a contact_center_routing_profile:read/a
 POST contact_center:write:consumer_routing_profile/a contact_center_routing_profile:write/a
/contact_center/consumer_routing_profiles/{consumerRoutingProfileId}
 GET contact_center:read:consumer_routing_profile/a contact_center_routing_profile:read/a
 PATCH contact_center:update:consumer_routing_profile/a contact_center_routing_profile:write/a
 DELETE contact_center:delete:consumer_routing_profile/a contact_center_routing_profile:write/a
/contact_center/dispositions
 GET contact_center:read:list_dispositions/a contact_center_disposition:read/a
 POST contact_center:write:disposition/a contact_center_disposition:write/a
/contact_center/dispositions/sets
 GET contact_center:read:list_disposition_sets/a contact_center_disposition:read/a
 POST contact_center:write:disposition_set/a contact_center_disposition:write/a
/contact_center/dispositions/sets/{dispositionSetId}
 GET contact_center:read:disposition_set/a contact_center_disposition:read/a
 PATCH contact_center:update:disposition_set/a contact_center_disposition:write/a
 DELETE contact_center:delete:disposition_set/a contact_center_disposition:write/a
/contact_center/dispositions/{dispositionId}
 GET contact_center:read:disposition/a contact_center_disposition:read/a
 PATCH contact_center:update:disposition/a contact_center_disposition:write/a
 DELETE contact_center:delete:disposition/a contact_center_disposition:write/a
/contact_center/email/messages
 GET contact_center:read:engagement_log/a contact_center_messaging:read/a
/contact_center/engagement
 POST contact_center:write:engagement/a contact_center_engagement:write/a
/contact_center/engagements
 GET contact_center:read:list_engagements/a contact_center_report:read/a
/contact_center/engagements/notes
 GET contact_center:read:list_notes/a contact_center_note:read/a
/contact_center/engagements/{engagementId}
 GET contact_center:read:engagement/a contact_center_report:read/a
 PATCH contact_center:update:engagement/a contact_center_engagement:write/a
/contact_center/engagements/{engagementId}/attachments
 GET contact_center:read:attachment/a contact_center_attachment:read/a
/contact_center/engagements/{engagementId}/events
 GET contact_center:read:engagement/a contact_center_report:read/a
/contact_center/engagements/{engagementId}/follow_up_tasks
 GET
/contact_center/engagements/{engagementId}/follow_up_tasks/{taskId}
 GET
 PATCH
/contact_center/engagements/{engagementId}/notes
 GET contact_center:read:list_notes/a contact_center_note:read/a
/contact_center/engagements/{engagementId}/notes/{noteId}
 GET contact_center:read:note/a contact_center_note:read/a
 PATCH contact_center:update:note contact_center_note:write
/contact_center/engagements/{engagementId}/recording/{command}
 PUT contact_center:update:engagement_recording_control/a contact_center_engagement:write/a
/contact_center/engagements/{engagementId}/recordings
 GET contact_center:read:list_recordings/a contact_center_recording:read/a
 DELETE contact_center:delete:recording/a contact_center_recording:write/a
/contact_center/engagements/{engagementId}/recordings/status
 GET contact_center:read:engagement_recording_status/a contact_center_engagement:read/a
/contact_center/engagements/{engagementId}/survey
 GET contact_center:read:engagement/a contact_center_engagement:read/a
/contact_center/engagements/{engagementId}/transfer/flows
 GET
/contact_center/engagements/{engagementId}/transfer/queues
 GET
/contact_center/engagements/{engagementId}/transfer/users
 GET
/contact_center/flows
 GET contact_center:read:list_flows/a contact_center_flow:read/a
 POST contact_center:write:flow/a contact_center_flow:write/a
/contact_center/flows/{flowId}
 GET contact_center:read:flow/a contact_center_flow:read/a
 PATCH contact_center:update:flow/a contact_center_flow:write/a
 DELETE contact_center:delete:flow/a contact_center_flow:write/a
/contact_center/flows/{flowId}/entry_points
 GET contact_center:read:flow/a contact_center_flow:read/a
 POST contact_center:write:flow/a contact_center_flow:write/a
 DELETE contact_center:delete:flow/a contact_center_flow:write/a
/contact_center/flows/{flowId}/export
 GET contact_center:read:flow/a contact_center_flow:read/a
/contact_center/flows/{flowId}/publish
 PUT contact_center:update:flow/a contact_center_flow:write/a
/contact_center/flows_entry_points
 GET contact_center:read:flow/a contact_center_flow:read/a
/contact_center/inboxes
 GET contact_center:read:list_inboxes/a contact_center_inbox:read/a
 POST contact_center:write:inbox/a contact_center_inbox:write/a
 DELETE contact_center:delete:inbox/a contact_center_inbox:write/a
/contact_center/inboxes/messages
 GET contact_center:read:inbox_messages/a contact_center_inbox:read/a
 DELETE contact_center:delete:inbox_messages/a contact_center_inbox:write/a
/contact_center/inboxes/{inboxId}
 GET contact_center:read:inbox/a contact_center_inbox:read/a
 PATCH contact_center:update:inbox/a contact_center_inbox:write/a
/contact_center/inboxes/{inboxId}/email_notification
 PATCH contact_center:update:inbox/a contact_center_inbox:write/a
/contact_center/inboxes/{inboxId}/email_notifications
 GET contact_center:read:inbox/a contact_center_inbox:read/a
/contact_center/inboxes/{inboxId}/messages
 GET contact_center:read:inbox_messages/a contact_center_inbox:read/a
 DELETE contact_center:delete:inbox_messages/a contact_center_inbox:write/a
/contact_center/inboxes/{inboxId}/messages/{messageId}
 DELETE contact_center:delete:inbox_message/a contact_center_inbox:write/a
/contact_center/inboxes/{inboxId}/queues
 GET contact_center:read:list_inbox_queues/a contact_center_queue:read/a
 POST contact_center:write:inbox_queue/a contact_center_queue:write/a
 DELETE contact_center:delete:inbox_queue/a contact_center_queue:write/a
/contact_center/inboxes/{inboxId}/users
 GET contact_center:read:inbox_user/a contact_center_user:read/a
 POST contact_center:write:inbox_user/a contact_center_user:write/a
 DELETE contact_center:delete:inbox_user/a contact_center_user:write/a
/contact_center/messages
 POST contact_center:write:messaging/a contact_center_messaging:write/a
/contact_center/messaging/messages
 GET contact_center:read:messaging/a contact_center_messaging:read/a
/contact_center/open_engagements
 GET
/contact_center/outbound_campaign/campaigns
 GET contact_center:read:outbound_campaign/a contact_center_outbound_campaign:read/a
 POST contact_center:write:outbound_campaign/a contact_center_outbound_campaign:write/a
/contact_center/outbound_campaign/campaigns/{campaignId}
 GET contact_center:read:outbound_campaign/a contact_center_outbound_campaign:read/a
 PATCH contact_center:update:outbound_campaign/a contact_center_outbound_campaign:update/a
 DELETE contact_center:delete:outbound_campaign/a contact_center_outbound_campaign:delete/a
/contact_center/outbound_campaign/campaigns/{campaignId}/status
 PATCH contact_center:update:outbound_campaign/a contact_center_outbound_campaign:write/a
/contact_center/outbound_campaign/contact_list_custom_fields
 GET
 POST
/contact_center/outbound_campaign/contact_list_custom_fields/{customFieldId}
 GET
 PATCH
 DELETE
/contact_center/outbound_campaign/contact_lists
 GET contact_center:read:outbound_campaign_contactlist/a contact_center_outbound_campaign_contactlist:read/a
 POST contact_center:write:outbound_campaign_contactlist/a contact_center_outbound_campaign_contactlist:write/a
 PATCH
/contact_center/outbound_campaign/contact_lists/{contactListId}
 GET contact_center:read:outbound_campaign_contactlist/a contact_center_outbound_campaign_contactlist:read/a
 PATCH contact_center:update:outbound_campaign_contactlist/a contact_center_outbound_campaign_contactlist:write/a
 DELETE contact_center:delete:outbound_campaign_contactlist/a contact_center_outbound_campaign_contactlist:write/a
/contact_center/outbound_campaign/contact_lists/{contactListId}/contacts
 GET contact_center:read:outbound_campaign_contacts/a contact_center_outbound_campaign_contacts:read/a
 POST contact_center:write:outbound_campaign_contacts/a contact_center_outbound_campaign_contacts:write/a
 PATCH
/contact_center/outbound_campaign/contact_lists/{contactListId}/contacts/batch
 POST
/contact_center/outbound_campaign/contact_lists/{contactListId}/contacts/{contactId}
 GET contact_center:read:outbound_campaign_contacts/a contact_center_outbound_campaign_contacts:read/a
 PATCH contact_center:update:outbound_campaign_contacts/a contact_center_outbound_campaign_contacts:write/a
 DELETE contact_center:delete:outbound_campaign_contacts/a contact_center_outbound_campaign_contacts:write/a
/contact_center/outbound_campaign/contacts/{contactId}/custom_fields
 GET
/contact_center/outbound_campaign/dnc_lists/{dncListId}/phones
 GET
 POST
 DELETE
/contact_center/queue_templates
 GET contact_center:read:queue/a contact_center_queue:read/a
 POST
 DELETE
/contact_center/queue_templates/{queueTemplateId}
 GET
 PATCH
 DELETE
/contact_center/queues
 GET contact_center:read:list_queues/a contact_center_queue:read/a
 POST contact_center:write:queue/a contact_center_queue:write/a
/contact_center/queues/batch
 POST contact_center:write:queue/a contact_center_queue:write/a
 DELETE contact_center:delete:queue/a contact_center_queue:write/a
/contact_center/queues/{queueId}
 GET contact_center:read:queue/a contact_center_queue:read/a
 PATCH contact_center:update:queue/a contact_center_queue:write/a
 DELETE contact_center:delete:queue/a contact_center_queue:write/a
/contact_center/queues/{queueId}/agents
 GET contact_center:read:list_queue_agents/a contact_center_queue:read/a
 POST contact_center:write:queue_agent/a contact_center_queue:write/a
/contact_center/queues/{queueId}/agents/{userId}
 PATCH contact_center:update:queue_agent/a contact_center_queue:write/a
 DELETE contact_center:delete:queue_agent/a contact_center_queue:write/a
/contact_center/queues/{queueId}/dispositions
 GET contact_center:read:list_dispositions/a contact_center_queue:read/a
 POST contact_center:write:queue_disposition/a contact_center_queue:write/a
/contact_center/queues/{queueId}/dispositions/sets
 GET contact_center:read:list_disposition_sets/a contact_center_queue:read/a
 POST contact_center:write:queue_disposition_set/a contact_center_queue:write/a
/contact_center/queues/{queueId}/dispositions/sets/{dispositionSetId}
 DELETE contact_center:delete:queue_disposition_set/a contact_center_queue:write/a
/contact_center/queues/{queueId}/dispositions/{dispositionId}
 DELETE contact_center:delete:queue_disposition/a contact_center_queue:write/a
/contact_center/queues/{queueId}/interrupt
 GET
 PATCH contact_center:update:queue/a contact_center_queue:write/a
/contact_center/queues/{queueId}/interrupt_menu
 POST contact_center:update:queue/a contact_center_queue:write/a
 DELETE contact_center:delete:queue/a contact_center_queue:write/a
/contact_center/queues/{queueId}/operating_hours
 GET contact_center:read:queue_operating_hours/a contact_center_queue:read/a
 PATCH contact_center:patch:queue_operating_hours/a contact_center_queue:write/a
/contact_center/queues/{queueId}/recordings
 GET contact_center:read:list_recordings/ua contact_center_recording:read/ua
 DELETE contact_center:delete:recording/a contact_center_recording:write/a
/contact_center/queues/{queueId}/scheduled_callbacks/attendees/{attendeeId}
 DELETE contact_center:delete:queue/a contact_center_queue:write/a
/contact_center/queues/{queueId}/scheduled_callbacks/events
 POST contact_center:write:queue/a contact_center_queue:write/a
/contact_center/queues/{queueId}/scheduled_callbacks/supportive_slots
 GET contact_center:read:queue/a contact_center_queue:read/a
/contact_center/queues/{queueId}/supervisors
 GET contact_center:delete:queue_supervisor/a contact_center_queue:read/a
 POST contact_center:delete:queue_supervisor/a contact_center_queue:write/a
/contact_center/queues/{queueId}/supervisors/{userId}
 DELETE contact_center:delete:queue_supervisor/a contact_center_queue:write/a
/contact_center/queues/{queueId}/teams
 POST contact_center:write:queue_team/a contact_center_queue:write/a
 DELETE contact_center:delete:queue_team/a contact_center_queue:write/a
/contact_center/queues/{queueId}/teams/{teamId}
 DELETE contact_center:delete:queue_team/a contact_center_queue:write/a
/contact_center/recordings
 GET contact_center:read:list_recordings/a contact_center_recording:read/a
/contact_center/recordings/{recordingId}
 DELETE contact_center:delete:recording/a contact_center_recording:write/a
/contact_center/regions
 GET contact_center:read:list_regions/a contact_center_region:read/a
 POST contact_center:write:region/a contact_center_region:write/a
/contact_center/regions/{regionId}
 GET contact_center:read:region/a contact_center_region:read/a
 PATCH contact_center:udpate:region/a contact_center_region:write/a
 DELETE contact_center:delete:region/a contact_center_region:write/a
/contact_center/regions/{regionId}/users
 GET contact_center:read:list_region_users/a contact_center_region:read/a
 POST contact_center:write:region_user/a contact_center_region:write/a
/contact_center/reports/operation_logs
 GET contact_center:read:operation_logs/a contact_center_operation_logs:read/a
/contact_center/roles
 GET contact_center:read:list_roles/a contact_center_role:read/a
 POST contact_center:write:role/a contact_center_role:write/a
/contact_center/roles/duplicate
 POST contact_center:write:role/a contact_center_role:write/a
/contact_center/roles/{roleId}
 GET contact_center:read:role/a contact_center_role:read/a
 PATCH contact_center:update:role/a contact_center_role:write/a
 DELETE contact_center:delete:role/a contact_center_role:write/a
/contact_center/roles/{roleId}/privileges
 DELETE contact_center:delete:role/a contact_center_role:write/a
/contact_center/roles/{roleId}/users
 GET contact_center:read:list_role_users/a contact_center_role:read/a
 POST contact_center:write:role_user/a contact_center_role:write/a
/contact_center/roles/{roleId}/users/{userId}
 DELETE contact_center:delete:role_user/a contact_center_role:write/a
/contact_center/skills
 GET contact_center:read:list_skills/a contact_center_skill:read/a
 POST contact_center:write:skill/a contact_center_skill:write/a
/contact_center/skills/categories
 GET contact_center:read:list_skill_categories/a contact_center_skill:read/a
 POST contact_center:write:skill_category/a contact_center_skill:write/a
/contact_center/skills/categories/{skillCategoryId}
 GET contact_center:read:skill_category/a contact_center_skill:read/a
 PATCH contact_center:update:skill_category/a contact_center_skill:write/a
 DELETE contact_center:delete:skill_category/a contact_center_skill:write/a
/contact_center/skills/{skillId}
 GET contact_center:read:skill/a contact_center_skill:read/a
 PATCH contact_center:update:skill/a contact_center_skill:write/a
 DELETE contact_center:delete:skill/a contact_center_skill:write/a
/contact_center/skills/{skillId}/users
 GET contact_center:read:list_skill_users/a contact_center_user:read/a
/contact_center/sms
 GET contact_center:read:sms_log/am contact_center_sms/m,contact_center_sms:read/a
 POST contact_center:write:sms/a contact_center_sms:write/a
/contact_center/storage/locations
 GET
/contact_center/system_statuses
 GET contact_center:read:list_system_statues/a contact_center_preference:read/a
 POST contact_center:write:system_status/a contact_center_preference:write/a
/contact_center/system_statuses/{statusId}
 GET contact_center:read:system_status/a contact_center_preference:read/a
 PATCH contact_center:update:system_status/a contact_center_preference:write/a
 DELETE contact_center:delete:system_status/a contact_center_preference:write/a
/contact_center/teams
 GET contact_center:read:team/a contact_center_team:read/a
 POST contact_center:write:team/a contact_center_team:write/a
/contact_center/teams/{teamId}
 GET contact_center:read:team/a contact_center_team:read/a
 PATCH contact_center:update:team/a contact_center_team:write/a
 DELETE contact_center:delete:team/a contact_center_team:write/a
/contact_center/teams/{teamId}/agents
 GET contact_center:read:team/a contact_center_team:read/a
 POST contact_center:write:team/a contact_center_team:write/a
 DELETE contact_center:delete:team/a contact_center_team:write/a
/contact_center/teams/{teamId}/children
 GET contact_center:read:team/a contact_center_team:read/a
/contact_center/teams/{teamId}/move
 PATCH contact_center:update:team/a contact_center_team:write/a
/contact_center/teams/{teamId}/parents
 GET contact_center:read:team/a contact_center_team:read/a
/contact_center/teams/{teamId}/supervisors
 GET contact_center:read:team/a contact_center_team:read/a
 POST contact_center:write:team/a contact_center_team:write/a
 DELETE contact_center:delete:team/a contact_center_team:write/a
/contact_center/users
 GET contact_center:read:list_users/a contact_center_user:read/a
 POST contact_center:write:user/a contact_center_user:write/a
 PATCH contact_center:update:batch_users/a contact_center_user:write/a
 DELETE contact_center:delete:batch_users/a contact_center_user:write/a
/contact_center/users/batch
 POST contact_center:write:batch_users/a contact_center_user:write/a
/contact_center/users/status
 PATCH contact_center:write:batch_users/a contact_center_user:write/a
/contact_center/users/templates
 GET contact_center:read:user_templates/a contact_center_user:read/a
 POST contact_center:write:user_templates/a contact_center_user_template:write/a
/contact_center/users/templates/{templateId}
 GET contact_center:read:user_templates/a contact_center_user_template:read/a
 PATCH contact_center:update:user_templates/a contact_center_user_template:write/a
 DELETE contact_center:delete:user_templates/a contact_center_user_template:write/a
/contact_center/users/{userId}
 GET
 PATCH
 DELETE contact_center:delete:user/a contact_center_user:write/a
/contact_center/users/{userId}/commands
 POST contact_center:write:user_control/a contact_center_user:write/a
/contact_center/users/{userId}/devices
 GET contact_center:read:user_device/a contact_center_user:read/a
/contact_center/users/{userId}/opt_in_out_queues
 PATCH
/contact_center/users/{userId}/queues
 GET contact_center:read:list_user_queues/a contact_center_user:read/a
/contact_center/users/{userId}/recordings
 GET contact_center:read:list_recordings/ua contact_center_recording:read/ua
 DELETE contact_center:delete:recording/a contact_center_recording:write/a
/contact_center/users/{userId}/skills
 GET contact_center:read:list_user_skills/a contact_center_skill:read/a
 POST contact_center:write:user_skill/a contact_center_skill:write/a
/contact_center/users/{userId}/skills/{skillId}
 DELETE contact_center:delete:user_skill/a contact_center_skill:write/a
/contact_center/users/{userId}/status
 PATCH contact_center:update:user/a contact_center_user:write/a
/contact_center/variable_logs
 GET contact_center:read:list_variable_logs/a contact_center_variable_log:read/a
/contact_center/variable_logs/{variableLogId}
 GET contact_center:read:variable_log/a contact_center_variable_log:read/a
 DELETE contact_center:delete:variable_log/a contact_center_variable_log:write/a
/contact_center/variables
 GET contact_center:read:list_variables/a contact_center_variable:read/a
 POST contact_center:write:variable/a contact_center_variable:write/a
/contact_center/variables/groups
 GET contact_center:read:list_variable_groups/a contact_center_variable:read/a
 POST contact_center:write:variable_group/a contact_center_variable:write/a
/contact_center/variables/groups/{variableGroupId}
 GET contact_center:read:variable_group/a contact_center_variable:read/a
 PATCH contact_center:update:variable_group/a contact_center_variable:write/a
 DELETE contact_center:delete:variable_group/a contact_center_variable:write/a
/contact_center/variables/{variableId}
 GET contact_center:read:variable/a contact_center_variable:read/a
 PATCH contact_center:update:variable/a contact_center_variable:write/a
 DELETE contact_center:delete:variable/a contact_center_variable:write/a
/contact_center/voice_calls
 GET contact_center:read:voice_call_log/am contact_center_voice_call/m,contact_center_voice_call:read/a
/contact_center/work_item/messages
 GET contact_center:read:engagement_log/a contact_center_messaging:read/a
/contact_center/{engagementId}/rtms_app/status
 PUT
/contacts
 GET contact:read:list_contacts/ua contact:read/ua
/contacts/groups
 GET - contact_group:read/a
 POST - contact_group:write/a
/contacts/groups/{groupId}
 GET - contact_group:write/a
 PATCH - contact_group:write/a
 DELETE - contact_group:write/a
/contacts/groups/{groupId}/members
 GET - contact_group:read/a
 POST - contact_group:write/a
 DELETE - contact_group:write/a
/crc/api_connectors
 GET crc:read:list_apiconnectors/am apiconnector/m,apiconnector:read/a
 POST crc:write:apiconnector/am apiconnector/m,apiconnector:write/a
/crc/api_connectors/{connectorId}
 GET crc:read:apiconnector/am apiconnector/m,apiconnector:read/a
 PATCH crc:update:apiconnector/am apiconnector/m,apiconnector:write/a
 DELETE crc:delete:apiconnector/am apiconnector/m,apiconnector:write/a
/crc/api_connectors/{connectorId}/private_key
 GET crc:read:apiconnector_private_key/am apiconnector/m,apiconnector:read/a
 PATCH crc:update:apiconnector_private_key/am apiconnector/m,apiconnector:write/a
/crc/managed_rooms
 GET crc:read:list_rooms/am crc_rooms/m,crc_rooms:read/a
 POST crc:write:room/am crc_rooms/m,crc_rooms:write/a
/crc/managed_rooms/account_setting
 GET crc:read:rooms_account_settings/am crc_account/m,crc_account:read/a
 PATCH crc:update:rooms_account_settings/am crc_account/m,crc_account:write/a
/crc/managed_rooms/{deviceId}
 GET crc:read:room/am crc_rooms/m,crc_rooms:read/a
 PATCH crc:update:room/am crc_rooms/m,crc_rooms:write/a
 DELETE crc:delete:room/am crc_rooms/m,crc_rooms:write/a
/crc/participant_identifier_code
 GET crc:read:participant_identifier_code/am crc/m,crc:read/a
/crc/room_templates
 GET crc:read:list_rooms_templates/am crc_rooms/m,crc_rooms:read/a
 POST crc:write:rooms_template/am crc_rooms/m,crc_rooms:write/a
/crc/room_templates/{templateId}
 GET crc:read:rooms_template/am crc_rooms/m,crc_rooms:read/a
 PATCH crc:update:rooms_template/am crc_rooms/m,crc_rooms:write/a
 DELETE crc:delete:rooms_template/am crc_rooms/m,crc_rooms:write/a
/data_requests/files/{fileId}/url
 GET data_request:read:download/a data_request:read/a,data_request:write/a
/data_requests/requests
 GET data_request:read:history/a data_request:read/a,data_request:write/a
 POST data_request:write:request/a data_request:write/a
/data_requests/requests/{requestId}
 GET data_request:read:download/a data_request:read/a,data_request:write/a
 DELETE data_request:delete:request/a data_request:write/a
/devices
 GET - device:read/a,device:write/a
 POST - device:write/a
/devices/groups
 GET device:read:list_groups/am device:read/a
/devices/zpa/assignment
 POST device:write:zpa_device/am device:write/a
/devices/zpa/settings
 GET device:read:user_setting/am device:read/a
/devices/zpa/upgrade
 POST device:write:zpa_os_app/am device:write/a
/devices/zpa/vendors/{vendor}/mac_addresses/{macAddress}
 DELETE device:delete:zpa_device/am device:write/a
/devices/zpa/zdm_groups/{zdmGroupId}/versions
 GET device:read:list_zpa_versions/am device:read/a
/devices/{deviceId}
 GET - device:read/a,device:write/a
 PATCH - device:write/a
 DELETE - device:write/a
/devices/{deviceId}/assign_group
 PATCH device:write:group/am device:write/a
/devices/{deviceId}/assignment
 PATCH device:update:zdm_device_assignment/a device:write/a
/dialer/call-histories/{callHistoryId}
 GET
/dialer/call-history
 GET
/dialer/call-lists
 GET
 POST
/dialer/call-lists/{callListId}
 GET
 PATCH
 DELETE
/dialer/call-lists/{callListId}/prospects
 GET
 POST
 PATCH
/dialer/call-lists/{callListId}/prospects/batch
 POST
/dialer/call-lists/{callListId}/prospects/{prospectId}
 PATCH
 DELETE
/dialer/prospects/{prospectId}
 GET
/divisions
 GET division:read:list_divisions/a division:read/a
 POST division:write:division/a division:wirte/a
/divisions/{divisionId}
 GET division:read:division/a division:read/a,division:wirte/a
 PATCH division:update:division/a division:wirte/a
 DELETE division:delete:division/a division:wirte/a
/divisions/{divisionId}/users
 GET division:read:member/a division:read/a
 POST division:write:member/a division:wirte/a
/docs/archive_attachments
 GET
/docs/archives
 GET
/docs/exports
 POST
/docs/exports/{exportId}/status
 GET
/docs/file_uploads
 POST docs:write:file_uploads/ua docs_file_uploads:write/ua
/docs/files
 POST docs:write:file/ua docs:write/ua
/docs/files/{fileId}
 GET docs:read:file/ua docs:read/ua
 PATCH docs:update:file/ua docs:write/ua
 DELETE docs:delete:file/ua docs:delete/ua
/docs/files/{fileId}/blocks
 POST
/docs/files/{fileId}/blocks/replace_range
 POST
/docs/files/{fileId}/blocks/{blockId}
 PATCH
 DELETE
/docs/files/{fileId}/children
 GET docs:read:list_children/ua docs:read/ua
/docs/files/{fileId}/collaborators
 GET
 POST
/docs/files/{fileId}/collaborators/{collaboratorId}
 PATCH
 DELETE
/docs/files/{fileId}/content
 GET
/docs/files/{fileId}/general_access_setting
 GET
 PATCH
/docs/files/{fileId}/owner
 PUT
/docs/import_content
 POST
/docs/imports
 POST docs:write:import/ua docs_import:write/ua
/docs/imports/{importId}/status
 GET docs:read:import/ua docs_import:read/ua
/docs/users/{userId}/root
 GET
/emails/mailboxes/{email}/drafts
 GET email:read:list_drafts/ua mail:read/ua
 POST email:write:draft/ua mail:write/ua
/emails/mailboxes/{email}/drafts/send
 POST email:write:send_draft/ua mail:write/ua
/emails/mailboxes/{email}/drafts/{draftId}
 GET email:read:draft/ua mail:read/ua
 PUT email:update:draft/ua mail:write/ua
 DELETE email:delete:draft/ua mail:write/ua
/emails/mailboxes/{email}/history
 GET email:read:history/ua mail:read/ua
/emails/mailboxes/{email}/labels
 GET email:read:list_labels/ua mail:read/ua
 POST email:write:label/ua mail:write/ua
/emails/mailboxes/{email}/labels/{labelId}
 GET email:read:label/ua mail:read/ua
 PUT email:update:label/ua mail:write/ua
 PATCH email:update:label/ua mail:write/ua
 DELETE email:delete:label/ua mail:write/ua
/emails/mailboxes/{email}/messages
 GET email:read:list_msgs/ua mail:read/ua
 POST email:write:msg/ua mail:write/ua
/emails/mailboxes/{email}/messages/batchDelete
 POST email:write:batch_delete_msgs/ua mail:write/ua
/emails/mailboxes/{email}/messages/batchModify
 POST email:write:batch_modify_msgs/ua mail:write/ua
/emails/mailboxes/{email}/messages/send
 POST email:write:send_msg/ua mail:write/ua
/emails/mailboxes/{email}/messages/{messageId}
 GET email:read:msg/ua mail:read/ua
 DELETE email:delete:msg/ua mail:write/ua
/emails/mailboxes/{email}/messages/{messageId}/attachments/{attachmentId}
 GET email:read:attachment/ua mail:read/ua
/emails/mailboxes/{email}/messages/{messageId}/modify
 POST email:write:modify_msg/ua mail:write/ua
/emails/mailboxes/{email}/messages/{messageId}/trash
 POST email:write:trash_msg/ua mail:write/ua
/emails/mailboxes/{email}/messages/{messageId}/untrash
 POST email:write:untrash_msg/ua mail:write/ua
/emails/mailboxes/{email}/profile
 GET email:read:profile/ua mail:read/ua
/emails/mailboxes/{email}/settings/delegates
 GET email:read:list_setting_delegates/ua mail:read/ua
 POST email:write:setting_delegate/ua mail:write/ua
/emails/mailboxes/{email}/settings/delegates/{delegateEmail}
 GET email:read:setting_delegate/ua mail:read/ua
 DELETE email:delete:setting_delegate/ua mail:write/ua
/emails/mailboxes/{email}/settings/filters
 GET email:read:list_setting_filters/ua mail:read/ua
 POST email:write:setting_filter/ua mail:write/ua
/emails/mailboxes/{email}/settings/filters/{filterId}
 GET email:read:setting_filter/ua mail:read/ua
 DELETE email:delete:setting_filter/ua mail:write/ua
/emails/mailboxes/{email}/settings/vacation
 GET email:read:setting_vacation/ua mail:read/ua
 PUT email:update:setting_vacation/ua mail:write/ua
/emails/mailboxes/{email}/threads
 GET email:read:list_threads/ua mail:read/ua
/emails/mailboxes/{email}/threads/{threadId}
 GET email:read:thread/ua mail:read/ua
 DELETE email:delete:thread/ua mail:write/ua
/emails/mailboxes/{email}/threads/{threadId}/modify
 POST email:write:thread/ua mail:write/ua
/emails/mailboxes/{email}/threads/{threadId}/trash
 POST email:write:trash_thread/ua mail:write/ua
/emails/mailboxes/{email}/threads/{threadId}/untrash
 POST email:write:untrash_thread/ua mail:write/ua
/fax/files
 POST phone:write:send_fax/uam phone/m,phone:write/ua
/groups
 GET group:read:list_groups/am group/m,group:read/a,group:write/a
 POST group:write:group/am group/m,group:write/a
/groups/{groupId}
 GET group:read:group/am group/m,group:read/a,group:write/a
 PATCH group:update:group/am group/m,group:write/a
 DELETE group:delete:group/am group/m,group:write/a
/groups/{groupId}/admins
 GET group:read:administrator/am group/m,group:read/a,group:write/a
 POST group:write:administrator/a group/m,group:write/a
/groups/{groupId}/admins/{userId}
 DELETE group:delete:administrator/am group/m,group:write/a
/groups/{groupId}/channels
 GET group:read:list_channels/am group/m,group:read/a,group:write/a
/groups/{groupId}/lock_settings
 GET group:read:lock_settings/am group/m,group:read/a,group:write/a
 PATCH group:update:lock_settings/am group/m,group:write/a
/groups/{groupId}/members
 GET group:read:list_members/am group/m,group:read/a,group:write/a
 POST group:write:member/am group/m,group:write/a
/groups/{groupId}/members/{memberId}
 PATCH group:update:member/am group/m,group:write/a
 DELETE group:delete:member/am group/m,group:write/a
/groups/{groupId}/settings
 GET group:read:settings/am group/m,group:read/a,group:write/a
 PATCH group:update:settings/am group/m,group:write/a
/groups/{groupId}/settings/registration
 GET group:read:registration_settings/am group/m,group:read/a,group:write/a
 PATCH group:update:registration_settings/am group/m,group:write/a
/groups/{groupId}/settings/virtual_backgrounds
 POST group:write:virtual_background_files/am group/m,group:write/a
 DELETE group:delete:virtual_background_files/am group/m,group:write/a
/h323/devices
 GET h323_device:read:list_devices/a h323/m,h323:read/a
 POST h323_device:write:device/a h323/m,h323:write/a
/h323/devices/{deviceId}
 PATCH h323_device:update:device/a h323/m,h323:write/a
 DELETE h323_device:delete:device/a h323/m,h323:write/a
/im/chat/messages
 POST - imchat:bot
/im/chat/messages/{message_id}
 PUT - imchat:bot
 DELETE - imchat:bot
/im/chat/users/{userId}/unfurls/{triggerId}
 POST - imchat:bot
/im/groups
 GET contact_group:read:list_groups/am imgroup/m,imgroup:read/a,imgroup:write/a
 POST contact_group:write:group/am imgroup/m,imgroup:write/a
/im/groups/{groupId}
 GET contact_group:read:group/am imgroup/m,imgroup:read/a,imgroup:write/a
 PATCH contact_group:update:group/am imgroup/m,imgroup:write/a
 DELETE contact_group:delete:group/am imgroup/m,imgroup:write/a
/im/groups/{groupId}/members
 GET contact_group:read:list_members/am imgroup/m,imgroup:read/a,imgroup:write/a
 POST contact_group:write:member/am imgroup/m,imgroup:write/a
/im/groups/{groupId}/members/{memberId}
 DELETE contact_group:delete:member/am imgroup/m,imgroup:write/a
/im/users/me/chat/messages
 POST - imchat:write
/information_barriers/policies
 GET information_barrier:read:list_policies/am information_barriers:read/am
 POST information_barrier:write:policy/am information_barriers:write/am
/information_barriers/policies/{policyId}
 GET information_barrier:read:policy/am information_barriers:read/am
 PATCH information_barrier:update:policy/am information_barriers:write/am
 DELETE information_barrier:delete:policy/am information_barriers:write/am
/iq/conversations
 GET zra:read:list_conversations/ua iq_conversation:read/ua,iq_conversation:write/ua
 POST zra:write:conversation/ua iq_conversation:write/ua
/iq/conversations/{conversationId}
 GET zra:read:conversations/ua iq_conversation:read/ua,iq_conversation:write/ua
 DELETE zra:delete:conversations/ua iq_conversation:write/ua
/iq/conversations/{conversationId}/comments
 GET zra:read:list_conversation_comments/ua iq_comment:read/ua,iq_comment:write/ua
 POST zra:write:conversation_comment/ua iq_comment:write/ua
/iq/conversations/{conversationId}/comments/{commentId}
 PATCH zra:update:conversation_comment/ua iq_comment:write/ua
 DELETE zra:delete:conversation_comment/ua iq_comment:write/ua
/iq/conversations/{conversationId}/content_analysis
 GET zra:read:conversation_analysis/ua iq_conversation:read/ua,iq_conversation:write/ua
/iq/conversations/{conversationId}/interactions
 GET zra:read:conversation_participants/ua iq_conversation:read/ua,iq_conversation:write/ua
/iq/conversations/{conversationId}/scorecards
 GET zra:read:conversation_scorecards/ua iq_coaching:read/ua
/iq/conversations/{conversationId}/update_host
 PATCH zra:update:conversation_host/ua iq_conversation:write/ua
/iq/deals
 GET zra:read:list_deals/ua iq_deal:read/ua,iq_deal:write/ua
/iq/deals/{dealId}
 GET zra:read:deal/ua iq_deal:read/ua,iq_deal:write/ua
/iq/deals/{dealId}/activities
 GET zra:read:list_deal_activities/ua iq_deal:read/ua,iq_deal:write/ua
 DELETE zra:delete:deal_activity/ua iq_deal:write/ua
/iq/files
 POST zra:write:file/ua iq_conversation:write/ua
/iq/files/multipart
 POST zra:write:file/ua iq_conversation:write/ua
/iq/files/multipart/upload_events
 POST
/iq/settings/indicators
 GET zra:read:indicator/ua account:read/a,account:write/a,iq_account:read/a
/iq/teams
 GET - iq_team:read/ua
/iq/users/{userId}/conversations
 POST zra:write:conversation/ua iq_conversation:write/ua
/iq/users/{userId}/conversations/playlists
 GET zra:read:list_conversation_playlists iq_playlist:read/ua
/km/kbs/{kbId}/articles
 GET zva:read:list_km_articles/ua zva:read:km_kbs
 POST zva:write:km_article/ua zva:write:km_kbs
/km/kbs/{kbId}/articles/{articleId}
 GET zva:read:km_article/ua zva:read:km_kbs
 PUT zva:update:km_article/ua zva:write:km_kbs
 DELETE zva:delete:km_article/ua zva:write:km_kbs
/km/kbs/{kbId}/sync
 POST zva:update:km_kb/a zva:write:km_kbs
/km/kbs/{kbId}/sync/{syncId}
 GET zva:read:km_kb/a zva:read:km_kbs
/live_meetings/{meetingId}/chat/messages/{messageId}
 PATCH meeting:update:live_meeting_chat_message/ua meeting:write/ua
 DELETE meeting:delete:live_meeting_chat_message/ua meeting:write/ua
/live_meetings/{meetingId}/events
 PATCH meeting:update:in_meeting_controls/uam meeting/m,meeting:write/ua
/live_meetings/{meetingId}/rtms_app/status
 PATCH meeting:update:participant_rtms_app_status/ua meeting:write/ua
/live_webinars/{webinarId}/chat/messages/{messageId}
 DELETE webinar:delete:live_webinar_chat_message/ua webinar:write/ua
/marketplace/app/custom_fields
 GET marketplace:read:custom_fields/ua marketplace_custom_fields:read/ua
/marketplace/app/event_subscription
 GET
 POST
 PATCH
 DELETE
/marketplace/app/event_subscription/{eventSubscriptionId}
 PATCH
 DELETE
/marketplace/apps
 GET marketplace:read:list_apps/a marketplace_app:read/a
 POST marketplace:write:app/uam marketplace_app/m,marketplace_app:write/ua
/marketplace/apps/manifest/validate
 POST marketplace:read:app/ua marketplace_app:read/ua
/marketplace/apps/{appId}
 GET marketplace:read:app/ua marketplace_app:read/ua
 DELETE marketplace:write:app/ua marketplace_app:write/ua
/marketplace/apps/{appId}/api_call_logs
 GET marketplace:read:list_api_logs/a -
/marketplace/apps/{appId}/deeplink
 POST marketplace:write:app_deeplink/a marketplace_app:write/a
/marketplace/apps/{appId}/manifest
 GET marketplace:read:app/ua marketplace_app:read/ua
 PUT marketplace:write:app/ua marketplace_app:write/ua
/marketplace/apps/{appId}/preApprove
 POST marketplace:write:app_pre_approve/a marketplace_app:write/a
/marketplace/apps/{appId}/requests
 GET marketplace:read:app_request/a marketplace_app:read/a
 POST marketplace:write:app_request/a marketplace_app:write/a
 PATCH marketplace:update:app_request/a marketplace_app:write/a
/marketplace/apps/{appId}/rotate_client_secret
 POST marketplace:update:client_secret -
/marketplace/apps/{appId}/webhook_logs
 GET - marketplace_app:read/ua
/marketplace/monetization/entitlements
 GET marketplace:read:list_user_entitlements/ua marketplace_entitlement:read/ua
/marketplace/users/{userId}/apps
 GET marketplace:read:list_user_app_requests/ua marketplace_app:read/ua
/marketplace/users/{userId}/apps/{appId}/subscription
 PATCH marketplace:write:app/a marketplace_app:write/a
/marketplace/users/{userId}/entitlements
 GET marketplace:read:list_user_entitlements/ua marketplace_entitlement:read/ua
/meetings/meeting_summaries
 GET meeting:read:list_summaries/am meeting_summary/m,meeting_summary:read/a
/meetings/{meetingId}
 GET meeting:read:meeting/uam meeting/m,meeting:read/ua
 PATCH meeting:update:meeting/uam meeting/m,meeting:write/ua
 DELETE meeting:delete:meeting/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/batch_polls
 POST meeting:write:batch_polls/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/batch_registrants
 POST meeting:write:batch_registrants/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/invitation
 GET meeting:read:invitation/uam meeting/m,meeting:read/ua
/meetings/{meetingId}/invite_links
 POST meeting:write:invite_links/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/jointoken/live_streaming
 GET meeting:read:live_streaming_token/ua meeting_token:read:admin:live_streaming,meeting_token:read:live_streaming
/meetings/{meetingId}/jointoken/local_archiving
 GET meeting:read:local_archiving_token/a meeting_token:read:admin:local_archiving
/meetings/{meetingId}/jointoken/local_recording
 GET meeting:read:local_recording_token/ua meeting_token:read:admin:local_recording,meeting_token:read:local_recording
/meetings/{meetingId}/livestream
 GET meeting:read:livestream/uam meeting/m,meeting:read/ua
 PATCH meeting:update:livestream/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/livestream/status
 PATCH meeting:update:livestream_status/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/meeting_summary
 GET meeting:read:summary/uam meeting_summary/m,meeting_summary:read/ua
 DELETE meeting:delete:summary/uam meeting_summary/m,meeting_summary:write/ua
/meetings/{meetingId}/open_apps
 POST meeting:write:open_app/ua meeting:write/ua
 DELETE meeting:delete:open_app/ua meeting:write/ua
/meetings/{meetingId}/polls
 GET meeting:read:list_polls/uam meeting/m,meeting:read/ua
 POST meeting:write:poll/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/polls/{pollId}
 GET meeting:read:poll/uam meeting/m,meeting:read/ua
 PUT meeting:update:poll/uam meeting/m,meeting:write/ua
 DELETE meeting:delete:poll/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/recordings
 GET cloud_recording:read:list_recording_files/uam phone_recording:read/a,recording/m,recording:read
 DELETE cloud_recording:delete:meeting_recording/uam recording/m,recording:write/ua
/meetings/{meetingId}/recordings/analytics_details
 GET cloud_recording:read:recording_analytics_details/uam -
/meetings/{meetingId}/recordings/analytics_summary
 GET cloud_recording:read:recording_analytics_summary/uam -
/meetings/{meetingId}/recordings/registrants
 GET cloud_recording:read:list_recording_registrants/uam recording/m,recording:read/ua
 POST cloud_recording:write:recording_registrant/uam recording/m,recording:write/ua
/meetings/{meetingId}/recordings/registrants/questions
 GET cloud_recording:read:registration_questions/uam recording/m,recording:read/ua
 PATCH cloud_recording:update:registration_questions/uam recording/m,recording:write/ua
/meetings/{meetingId}/recordings/registrants/status
 PUT cloud_recording:update:registrant_status/uam recording/m,recording:write/ua
/meetings/{meetingId}/recordings/settings
 GET cloud_recording:read:recording_settings/uam recording/m,recording:read/ua
 PATCH cloud_recording:update:recording_settings/uam recording/m,recording:write/ua
/meetings/{meetingId}/recordings/{recordingId}
 DELETE cloud_recording:delete:recording_file/uam recording/m,recording:write/ua
/meetings/{meetingId}/recordings/{recordingId}/status
 PUT cloud_recording:update:recover_single_recording/uam recording/m,recording:write/ua
/meetings/{meetingId}/registrants
 GET meeting:read:list_registrants/uam meeting/m,meeting:read/ua
 POST meeting:write:registrant/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/registrants/questions
 GET meeting:read:list_registration_questions/ua meeting/m,meeting:read/ua
 PATCH meeting:update:registration_question/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/registrants/status
 PUT meeting:update:registrant_status/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/registrants/{registrantId}
 GET meeting:read:registrant/uam meeting/m,meeting:read/ua
 DELETE meeting:delete:registrant/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/sip_dialing
 POST meeting:write:sip_dialing/ua meeting:write:admin:sip_dialing,meeting:write:sip_dialing
/meetings/{meetingId}/status
 PUT meeting:update:status/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/survey
 GET meeting:read:survey/uam meeting/m,meeting:read/ua
 PATCH meeting:update:survey/uam meeting/m,meeting:write/ua
 DELETE meeting:delete:survey/uam meeting/m,meeting:write/ua
/meetings/{meetingId}/token
 GET meeting:read:token/uam meeting/m,meeting:read/ua
/meetings/{meetingId}/transcript
 GET cloud_recording:read:meeting_transcript/ua recording:read/ua,recording:write/ua
 DELETE cloud_recording:delete:meeting_transcript/ua recording:write/ua
/meetings/{meetingUUID}/recordings/status
 PUT cloud_recording:update:recover_meeting_recordings/uam recording/m,recording:write/ua
/metrics/ai/adoption
 GET
/metrics/ai/kpis
 GET
/metrics/ai/usage/details
 GET
/metrics/ai/usage/trend
 GET
/metrics/aic/roi/kpis
 GET
/metrics/aic/roi/meeting_summary_usage
 GET
/metrics/chat
 GET dashboard:read:chat/am dashboard/m,dashboard:read/a,dashboard_im:read/a
/metrics/client/feedback
 GET dashboard:read:list_meetings_feedback/am dashboard/m,dashboard:read/a,dashboard_home:read/a
/metrics/client/feedback/{feedbackId}
 GET dashboard:read:meeting_feedback/am dashboard/m,dashboard:read/a,dashboard_home:read/a
/metrics/client/satisfaction
 GET dashboard:read:meeting_survey/am dashboard/m,dashboard:read/a,dashboard_home:read/a
/metrics/client_versions
 GET dashboard:read:client_versions/am dashboard/m,dashboard:read/a,dashboard_home:read/a
/metrics/crc
 GET dashboard:read:crc_port_usage/am dashboard/m,dashboard:read/a,dashboard_crc:read/a
/metrics/issues/zoomrooms
 GET dashboard:read:list_zoomrooms/am dashboard/m,dashboard:read/a,dashboard_home:read/a
/metrics/issues/zoomrooms/{zoomroomId}
 GET dashboard:read:issues_zoomroom/am dashboard/m,dashboard:read/a,dashboard_home:read/a
/metrics/meetings
 GET dashboard:read:list_meetings/am dashboard:read/a,dashboard_meetings:read/a
/metrics/meetings/{meetingId}
 GET dashboard:read:meeting/am dashboard/m,dashboard:read/a,dashboard_meetings:read/a
/metrics/meetings/{meetingId}/participants
 GET dashboard:read:list_meeting_participants/am dashboard/m,dashboard:read/a,dashboard_meetings:read/a
/metrics/meetings/{meetingId}/participants/qos
 GET dashboard:read:list_meeting_participants_qos/am dashboard/m,dashboard:read/a,dashboard_meetings:read/a
/metrics/meetings/{meetingId}/participants/qos_summary
 GET dashboard:read:list_meeting_participants_qos/am dashboard/m,dashboard:read/a,dashboard_meetings:read/a
/metrics/meetings/{meetingId}/participants/satisfaction
 GET dashboard:read:post_meeting_feedback/am dashboard/m,dashboard:read/a,dashboard_meetings:read/a
/metrics/meetings/{meetingId}/participants/sharing
 GET dashboard:read:meeting_sharing/am dashboard/m,dashboard:read/a,dashboard_meetings:read/a
/metrics/meetings/{meetingId}/participants/{participantId}/qos
 GET dashboard:read:meeting_participant_qos/am dashboard/m,dashboard:read/a,dashboard_meetings:read/a
/metrics/quality
 GET dashboard:read:meeting_quality_score/am dashboard/m,dashboard:read/a,dashboard_home:read/a
/metrics/webinars
 GET dashboard:read:list_webinars/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/webinars/{webinarId}
 GET dashboard:read:webinar/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/webinars/{webinarId}/participants
 GET dashboard:read:list_webinar_participants/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/webinars/{webinarId}/participants/qos
 GET dashboard:read:list_webinar_participants_qos/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/webinars/{webinarId}/participants/qos_summary
 GET dashboard:read:list_webinar_participants_qos/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/webinars/{webinarId}/participants/satisfaction
 GET dashboard:read:post_webinar_feedback/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/webinars/{webinarId}/participants/sharing
 GET dashboard:read:webinar_sharing/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/webinars/{webinarId}/participants/{participantId}/qos
 GET dashboard:read:webinar_participant_qos/am dashboard/m,dashboard:read/a,dashboard_webinars:read/a
/metrics/zoomrooms
 GET dashboard:read:list_zoomrooms/am dashboard/m,dashboard:read/a,dashboard_zr:read/a
/metrics/zoomrooms/issues
 GET dashboard:read:issues_zoomroom/am dashboard/m,dashboard:read/a,dashboard_zr:read/a
/metrics/zoomrooms/{zoomroomId}
 GET dashboard:read:zoomroom/am dashboard/m,dashboard:read/a,dashboard_zr:read/a
/number_management/allocation
 PATCH
/number_management/byoc_numbers
 POST
/number_management/carrier/peering_numbers
 GET
/number_management/numbers
 GET
 DELETE
/number_management/numbers/{phoneNumberId}
 GET
 PATCH
/number_management/peering_numbers
 GET
 POST
 PATCH
 DELETE
/number_management/plan
 GET
/number_management/ported_numbers/orders
 GET
/number_management/ported_numbers/orders/{orderId}
 GET
/number_management/sip_groups
 GET
/number_management/sip_trunks
 GET
/number_management/sms_campaigns
 GET
/number_management/sms_campaigns/{smsCampaignId}
 GET
/number_management/sms_campaigns/{smsCampaignId}/phone_numbers
 POST
 DELETE
/number_management/sms_consent
 GET
 POST
 DELETE
/number_management/sms_consent/{consentId}
 GET
 PATCH
/number_management/sms_consent/{consentId}/phone_numbers
 GET
 POST
 DELETE
/past_meetings/{meetingId}
 GET meeting:read:past_meeting/ua meeting:read/ua
/past_meetings/{meetingId}/instances
 GET meeting:read:list_past_instances/uam meeting/m,meeting:read/ua
/past_meetings/{meetingId}/participants
 GET meeting:read:list_past_participants/ua meeting:read/ua
/past_meetings/{meetingId}/polls
 GET meeting:read:list_poll_results/ua meeting:read/ua
/past_meetings/{meetingId}/qa
 GET meeting:read:past_qa/ua meeting:read/ua
/past_meetings/{meetingUUID}/archive_files
 GET archiving:read:archived_files/ua recording:read
 DELETE archiving:delete:archived_files/a recording:write/a
/past_webinars/{webinarId}/absentees
 GET webinar:read:list_absentees/uam webinar/m,webinar:read/ua
/past_webinars/{webinarId}/instances
 GET webinar:read:list_past_instances/uam webinar/m,webinar:read/ua
/past_webinars/{webinarId}/participants
 GET webinar:read:list_past_participants/ua webinar:read/ua
/past_webinars/{webinarId}/polls
 GET webinar:read:list_past_polls/ua webinar:read/ua
/past_webinars/{webinarId}/qa
 GET webinar:read:past_qa/ua webinar:read/ua
/phone/account_settings
 GET phone:read:list_account_settings/am phone/m,phone:read/a
/phone/alert_settings
 GET phone:read:list_alert_settings/am phone/m,phone:read/a
 POST phone:write:alert_setting/am phone/m,phone:write/a
/phone/alert_settings/{alertSettingId}
 GET phone:read:alert_setting/am phone/m,phone:read/a
 PATCH phone:patch:alert_setting/am phone/m,phone:write/a
 DELETE phone:delete:alert_setting/am phone/m,phone:write/a
/phone/audios/{audioId}
 GET phone:read:audio/uam phone/m,phone:read/ua
 PATCH phone:update:audio/uam phone/m,phone:write/ua
 DELETE phone:delete:audio/uam phone/m,phone:write/ua
/phone/auto_receptionists
 GET phone:read:list_auto_receptionists/am phone/m,phone:read/a
 POST phone:write:auto_receptionist/am phone/m,phone:write/a
/phone/auto_receptionists/{autoReceptionistId}
 GET phone:read:auto_receptionist/am phone/m,phone:read/a
 PATCH phone:update:auto_receptionist/am phone/m,phone:write/a
 DELETE phone:delete:auto_receptionist/am phone/m,phone:write/a
/phone/auto_receptionists/{autoReceptionistId}/call_handling/settings
 GET
/phone/auto_receptionists/{autoReceptionistId}/call_handling/settings/{hourType}
 PATCH
/phone/auto_receptionists/{autoReceptionistId}/ivr
 GET phone:read:auto_receptionist_ivr/am phone/m,phone:read/a
 PATCH phone:update:auto_receptionist_ivr/am phone/m,phone:write/a
/phone/auto_receptionists/{autoReceptionistId}/phone_numbers
 POST phone:write:auto_receptionist_number/am phone/m
 DELETE phone:delete:auto_receptionist_number/am phone/m
/phone/auto_receptionists/{autoReceptionistId}/phone_numbers/{phoneNumberId}
 DELETE phone:delete:auto_receptionist_number/am -
/phone/auto_receptionists/{autoReceptionistId}/policies
 GET phone:read:auto_receptionist_policy/am phone/m,phone:read/a
 PATCH phone:update:auto_receptionist_policy/am phone/m,phone:write/a
/phone/auto_receptionists/{autoReceptionistId}/policies/{policyType}
 POST phone:write:auto_receptionist_policy/am phone/m,phone:write/a
 PATCH phone:update:auto_receptionist_policy/am phone/m,phone:write/a
 DELETE phone:delete:auto_receptionist_policy/am phone/m,phone:write/a
/phone/auto_receptionists/{autoReceptionistId}/settings
 GET
/phone/auto_receptionists/{autoReceptionistId}/settings/{settingType}
 POST
 PATCH
 DELETE
/phone/batch_locations
 POST phone:write:batch_emergency_locations/am phone/m,phone:write/a
/phone/billing_accounts
 GET phone:read:list_billing_accounts/am phone/m,phone:read/a
/phone/billing_accounts/{billingAccountId}
 GET phone:read:billing_account/am phone/m,phone:read/a
/phone/blocked_list
 GET phone:read:list_blocked_lists/am phone/m,phone:read/a
 POST phone:write:blocked_list/am phone/m,phone:write/a
/phone/blocked_list/{blockedListId}
 GET phone:read:blocked_list/am phone/m,phone:read/a
 PATCH phone:update:blocked_list/am phone/m,phone:write/a
 DELETE phone:delete:blocked_list/am phone/m,phone:write/a
/phone/byoc_numbers
 POST phone:write:byo_carrier_number/am phone/m,phone:write/a
/phone/call_element/{callElementId}
 GET phone:read:call_log/am phone:read/ua,phone_call_log:read/ua
/phone/call_element/{callElementId}/recording
 GET
/phone/call_element/{callElementId}/voice_mail
 GET
/phone/call_history
 GET phone:read:list_call_logs/am phone:read/a,phone_call_log:read/a
/phone/call_history/{callHistoryUuid}
 GET phone:read:call_log/am phone:read/a,phone_call_log:read/a
/phone/call_history/{callLogId}/client_code
 PATCH phone:update:call_log/am phone/m,phone:write/a
/phone/call_history_detail/{callHistoryId}
 GET phone:read:call_log/am phone:read/ua,phone_call_log:read/ua
/phone/call_logs
 GET phone:read:list_call_logs/am phone/m,phone:read/a,phone_call_log/m,phone_call_log:read/a
/phone/call_logs/{callLogId}
 GET phone:read:call_log/am phone/m,phone:read/ua,phone_call_log/m,phone_call_log:read/ua
/phone/call_logs/{callLogId}/client_code
 PUT phone:update:call_log/am phone/m,phone:write/a
/phone/call_logs/{id}/recordings
 GET phone:read:call_recording/uam phone/m,phone:read/a,phone_recording/m,phone_recording:read/ua
/phone/call_queue_analytics
 GET phone:read:list_call_queues/am phone:read/a
/phone/call_queues
 GET phone:read:list_call_queues/am phone/m,phone:read/a
 POST phone:write:call_queue/am phone/m,phone:write/a
/phone/call_queues/{callQueueId}
 GET phone:read:call_queue/am phone/m,phone:read/a
 PATCH phone:update:call_queue/a phone:write/a
 DELETE phone:delete:call_queue/am phone/m,phone:write/a
/phone/call_queues/{callQueueId}/call_handling/settings
 GET
/phone/call_queues/{callQueueId}/call_handling/settings/{hourType}
 PATCH
/phone/call_queues/{callQueueId}/custom_groups
 GET
 POST
/phone/call_queues/{callQueueId}/custom_groups/{customGroupId}
 GET
 PATCH
 DELETE
/phone/call_queues/{callQueueId}/custom_groups/{customGroupId}/members
 POST
/phone/call_queues/{callQueueId}/custom_groups/{customGroupId}/members/{extensionId}
 DELETE
/phone/call_queues/{callQueueId}/members
 GET phone:read:list_call_queue_members/am phone/m,phone:read/a
 POST phone:write:call_queue_member/am phone/m,phone:write/a
 DELETE phone:delete:call_queue_member/am phone/m,phone:write/a
/phone/call_queues/{callQueueId}/members/{memberId}
 DELETE phone:delete:call_queue_member/am phone/m,phone:write/a
/phone/call_queues/{callQueueId}/phone_numbers
 POST phone:write:call_queue_number/am phone/m,phone:write/a
 DELETE phone:delete:call_queue_number/am phone:write/a
/phone/call_queues/{callQueueId}/phone_numbers/{phoneNumberId}
 DELETE phone:delete:call_queue_number/am phone/m
/phone/call_queues/{callQueueId}/policies
 GET
 PATCH
/phone/call_queues/{callQueueId}/policies/{policyType}
 POST phone:write:call_queue_policy/am phone/m,phone:write/a
 PATCH phone:update:call_queue_policy/am phone/m,phone:write/a
 DELETE phone:delete:call_queue_policy/am phone/m,phone:write/a
/phone/call_queues/{callQueueId}/recordings
 GET phone:read:list_call_queue_recordings/am phone/m,phone:read/a
/phone/call_queues/{callQueueId}/settings
 GET
/phone/call_queues/{callQueueId}/settings/{settingType}
 POST
 PATCH
 DELETE
/phone/calling_plans
 GET phone:read:list_calling_plans/am phone/m,phone:read/a
/phone/carrier_peering/numbers
 GET phone:read:list_peering_numbers/am phone/m,phone:read/a,phone_peering/m,phone_peering:read/a
/phone/carrier_reseller/numbers
 GET phone:read:list_carrier_numbers/am phone/m,phone:read/a
 POST phone:write:carrier_number/am phone/m,phone:write/a
 PATCH phone:update:carrier_number/am phone/m,phone:write/a
/phone/carrier_reseller/numbers/{number}
 DELETE phone:delete:carrier_number/am phone/m,phone:write/a
/phone/common_areas
 GET phone:read:common_area/am phone/m,phone:read/a
 POST phone:write:common_area/am phone/m,phone:write/a
/phone/common_areas/activation_code
 POST phone:write:common_area/am phone/m,phone:write/a
/phone/common_areas/activation_codes
 GET phone:read:list_common_area_activation_codes/am phone/m,phone:read/a
/phone/common_areas/template_id/{templateId}
 POST phone:write:apply_template_to_common_areas/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}
 GET phone:read:common_area/am phone/m,phone:read/a
 PATCH phone:update:common_area/am phone/m,phone:write/a
 DELETE phone:delete:common_area/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/call_handling/settings
 GET
/phone/common_areas/{commonAreaId}/call_handling/settings/{hourType}
 PATCH
/phone/common_areas/{commonAreaId}/calling_plans
 POST phone:write:common_area_calling_plan/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/calling_plans/{type}
 DELETE phone:delete:common_area_calling_plan/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/outbound_calling/countries_regions
 GET phone:read:common_area_outbound_calling_rule/am phone/m,phone:read/a
 PATCH phone:update:common_area_outbound_calling_rule/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/outbound_calling/exception_rules
 GET phone:read:common_area_outbound_calling_rule/am phone/m,phone:read/a
 POST phone:write:common_area_outbound_calling_rule/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/outbound_calling/exception_rules/{exceptionRuleId}
 PATCH phone:update:common_area_outbound_calling_rule/am phone/m,phone:write/a
 DELETE phone:delete:common_area_outbound_calling_rule/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/phone_numbers
 POST phone:write:common_area_number/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/phone_numbers/{phoneNumberId}
 DELETE phone:delete:common_area_number/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/pin_code
 PATCH phone:update:common_area/am phone/m,phone:write/a
/phone/common_areas/{commonAreaId}/settings
 GET phone:read:list_common_area_settings/am phone/m,phone:read/a
/phone/common_areas/{commonAreaId}/settings/{settingType}
 POST phone:write:common_area_setting/am phone/m,phone:write/a
 PATCH phone:update:common_area_setting/am phone/m,phone:write/a
 DELETE phone:delete:common_area_setting/am phone/m,phone:write/a
/phone/devices
 GET phone:read:list_devices/am phone/m,phone:read/a
 POST phone:write:device/am phone/m,phone:write/a
/phone/devices/sync
 POST phone:write:sync_device/am phone/m,phone:write/a
/phone/devices/{deviceId}
 GET phone:read:device/am phone/m,phone:read/a
 PATCH phone:update:device/am phone/m,phone:write/a
 DELETE phone:delete:device/am phone/m,phone:write/a
/phone/devices/{deviceId}/extensions
 POST phone:write:device_extension/am phone/m,phone:write/a
/phone/devices/{deviceId}/extensions/{extensionId}
 DELETE phone:delete:device_extension/am phone/m,phone:write/a
/phone/devices/{deviceId}/line_keys
 GET phone:read:device_line_keys/uam phone/m,phone:read/ua
 PATCH phone:update:device_line_keys/uam phone/m,phone:write/ua
/phone/devices/{deviceId}/provision_templates
 PUT phone:update:device_provision_template/am phone/m,phone:write/a
/phone/devices/{deviceId}/reboot
 POST phone:write:reboot_device/am phone/m,phone:write/a
/phone/dial_by_name_directory/extensions
 GET phone:read:directory/am phone/m,phone:read/a
 POST phone:write:directory/am phone/m,phone:write/a
 DELETE phone:delete:directory/am phone/m,phone:write/a
/phone/emergency_addresses
 GET phone:read:list_emergency_addresses/am phone/m,phone:read/a
 POST phone:write:emergency_address/am phone/m,phone:write/a
/phone/emergency_addresses/{emergencyAddressId}
 GET phone:read:emergency_address/am phone/m,phone:read/a
 PATCH phone:update:emergency_address/am phone/m,phone:write/a
 DELETE phone:delete:emergency_address/am phone/m,phone:write/a
/phone/extension/{extensionId}/call_handling/settings
 GET phone:read:list_call_handling_settings/am phone/m,phone:read/a
/phone/extension/{extensionId}/call_handling/settings/{settingType}
 POST phone:write:call_handling_setting/am phone/m,phone:write/a
 PATCH phone:update:call_handling_setting/am phone/m,phone:write/a
 DELETE phone:delete:call_handling_setting/am phone/m,phone:write/a
/phone/extension/{extensionId}/fax/logs
 GET phone:read:list_fax_log/uam phone/m,phone:read/ua
/phone/extension/{extensionId}/inbound_blocked/rules
 GET phone:read:list_extension_inbound_block_rules/uam phone/m,phone:read/ua
 POST phone:write:extension_inbound_block_rule/uam phone/m,phone:write/ua
 DELETE phone:delete:extension_inbound_block_rule/uam phone/m,phone:write/ua
/phone/extension/{extensionId}/line_keys
 GET phone:read:line_keys/uam phone/m,phone:read/ua
 PATCH phone:update:line_keys/uam phone/m,phone:write/ua
/phone/extension/{extensionId}/line_keys/{lineKeyId}
 DELETE phone:delete:line_keys/uam phone/m,phone:write/ua
/phone/external_contacts
 GET phone:read:list_external_contacts/am phone/m,phone:read/a
 POST phone:write:external_contact/am phone/m,phone:write/a
/phone/external_contacts/{externalContactId}
 GET phone:read:external_contact/am phone/m,phone:read/a
 PATCH phone:update:external_contact/am phone/m,phone:write/a
 DELETE phone:delete:external_contact/am phone/m,phone:write/a
/phone/fax/documents
 POST phone:write:send_fax/uam phone/m,phone:write/ua
/phone/fax/logs
 GET phone:read:list_fax_log/am phone/m,phone:read/a
/phone/fax/logs/{faxLogId}
 GET phone:read:list_fax_log/am phone/m,phone:read/a
 PATCH
 DELETE
/phone/fax/logs/{faxLogId}/file/{fileId}
 GET phone:read:fax_log/uam phone/m,phone:read/ua
/phone/firmware_update_rules
 GET phone:read:list_firmware_update_rules/am phone/m,phone:read/a
 POST phone:write:firmware_update_rule/am phone/m,phone:write/a
/phone/firmware_update_rules/{ruleId}
 GET phone:read:firmware_update_rule/am phone/m,phone:read/a
 PATCH phone:update:firmware_update_rule/am phone/m,phone:write/a
 DELETE phone:delete:firmware_update_rule/am phone/m,phone:write/a
/phone/firmwares
 GET phone:read:list_firmwares/am phone/m,phone:read/a
/phone/group_call_pickup
 GET phone:read:list_call_pickup_groups/am phone/m,phone:read/a
 POST phone:write:call_pickup_group/am phone/m,phone:write/a
/phone/group_call_pickup/{groupId}
 GET phone:read:call_pickup_group/am phone/m,phone:read/a
 PATCH phone:update:call_pickup_group/am phone/m,phone:write/a
 DELETE phone:delete:call_pickup_group/am phone/m,phone:write/a
/phone/group_call_pickup/{groupId}/members
 GET phone:read:call_pickup_group_member/am phone/m,phone:read/a
 POST phone:write:call_pickup_group_member/am phone/m,phone:write/a
/phone/group_call_pickup/{groupId}/members/{extensionId}
 DELETE phone:delete:call_pickup_group_member/am phone/m,phone:write/a
/phone/groups/{groupId}/policies/{policyType}
 GET phone:read:group_policy/am phone/m,phone:read/a
 PATCH phone:update:group_policy/am phone/m,phone:write/a
/phone/groups/{groupId}/settings
 GET phone:read:group_setting/am phone/m,phone:read/a
/phone/inbound_blocked/extension_rules/statistics
 GET phone:read:list_extension_inbound_block_rules_stat/am phone/m,phone:read/a
 DELETE phone:delete:extension_inbound_block_rule_stat/am phone/m,phone:write/a
/phone/inbound_blocked/extension_rules/statistics/blocked_for_all
 PATCH phone:update:inbound_blocked_for_all/am phone/m,phone:write/a
/phone/inbound_blocked/rules
 GET phone:read:list_inbound_block_rules/am phone/m,phone:read/a
 POST phone:write:inbound_block_rule/am phone/m,phone:write/a
 DELETE phone:delete:inbound_block_rule/am phone/m,phone:write/a
/phone/inbound_blocked/rules/{blockedRuleId}
 PATCH phone:update:inbound_block_rule/am phone/m,phone:write/a
/phone/locations
 GET phone:read:list_emergency_locations/am phone/m,phone:read/a
 POST phone:write:emergency_location/am phone/m,phone:write/a
/phone/locations/{locationId}
 GET phone:read:emergency_location/am phone/m,phone:read/a
 PATCH phone:update:emergency_location/am phone/m,phone:write/a
 DELETE phone:delete:emergency_location/am phone/m,phone:write/a
/phone/metrics/call_logs
 GET phone:read:list_call_logs/am phone/m,phone:read/a
/phone/metrics/call_logs/{callId}/qos
 GET phone:read:call_qos/am phone/m,phone:read/a
/phone/metrics/call_logs/{call_id}
 GET phone:read:call_log/am phone/m,phone:read/a
/phone/metrics/emergency_services/default_emergency_address/users
 GET phone:read:default_emergency_address/am phone/m,phone:read/a
/phone/metrics/emergency_services/detectable_personal_location/users
 GET phone:read:detectable_personal_location/am phone/m,phone:read/a
/phone/metrics/emergency_services/location_sharing_permission/users
 GET phone:read:location_sharing_permission/am phone/m,phone:read/a
/phone/metrics/emergency_services/nomadic_emergency_services/users
 GET phone:read:nomadic_emergency_services/am phone/m,phone:read/a
/phone/metrics/emergency_services/realtime_location/devices
 GET phone:read:realtime_location_devices/am phone/m,phone:read/a
/phone/metrics/emergency_services/realtime_location/users
 GET phone:read:realtime_location_users/am phone/m,phone:read/a
/phone/metrics/location_tracking
 GET phone:read:list_tracked_locations/am phone/m,phone:read/a
/phone/metrics/past_calls
 GET phone:read:list_call_logs/am phone/m,phone:read/a
/phone/monitoring_groups
 GET phone:read:list_monitoring_groups/am phone/m,phone:read/a
 POST phone:write:monitoring_group/am phone/m,phone:write/a
/phone/monitoring_groups/{monitoringGroupId}
 GET phone:read:monitoring_group/am phone/m,phone:read/a
 PATCH phone:update:monitoring_group/am phone/m,phone:write/a
 DELETE phone:delete:monitoring_group/am phone/m,phone:write/a
/phone/monitoring_groups/{monitoringGroupId}/monitor_members
 GET phone:read:list_monitoring_group_members/am phone/m,phone:read/a
 POST phone:write:monitoring_group_member/am phone/m,phone:write/a
 DELETE phone:delete:monitoring_group_member/am phone/m,phone:write/a
/phone/monitoring_groups/{monitoringGroupId}/monitor_members/{memberExtensionId}
 DELETE phone:delete:monitoring_group_member/am phone/m,phone:write/a
/phone/numbers
 GET phone:read:list_numbers/am -
 DELETE phone:delete:number/am phone/m,phone:write/a
/phone/numbers/sites/{siteId}
 PATCH phone:update:site_number/am phone/m,phone:write/a
/phone/numbers/{phoneNumberId}
 GET phone:read:numbers/am phone/m,phone:read/a
 PATCH phone:update:number/am phone/m,phone:write/a
/phone/outbound_caller_id/customized_numbers
 GET phone:read:list_customized_number/am phone/m,phone:read/a
 POST phone:write:customized_number/am phone/m,phone:write/a
 DELETE phone:delete:customized_number/am phone/m,phone:write/a
/phone/outbound_calling/countries_regions
 GET phone:read:list_outbound_calling_rules/am phone/m,phone:read/a
 PATCH phone:update:outbound_calling_rule/am phone/m,phone:write/a
/phone/outbound_calling/exception_rules
 GET phone:read:list_outbound_calling_rules/am phone/m,phone:read/a
 POST phone:write:outbound_calling_rule/am phone/m,phone:write/a
/phone/outbound_calling/exception_rules/{exceptionRuleId}
 PATCH phone:update:outbound_calling_rule/am phone/m,phone:write/a
 DELETE phone:delete:outbound_calling_rule/am phone/m,phone:write/a
/phone/peering/numbers
 GET phone:read:list_peering_numbers/am phone/m,phone:read/a,phone_peering/m,phone_peering:read/a
 POST phone:write:peering_number/am phone/m,phone:write/a,phone_peering/m,phone_peering:write/a
 PATCH phone:update:peering_number/am phone/m,phone:write/a,phone_peering/m,phone_peering:write/a
 DELETE phone:delete:peering_number/am phone/m,phone:write/a,phone_peering/m,phone_peering:write/a
/phone/plans
 GET phone:read:list_calling_plans/am phone/m,phone:read/a
/phone/policies/{policyType}
 GET phone:read:policy/am phone/m,phone:read/a
 PATCH phone:update:policy/am phone/m,phone:write/a
/phone/ported_numbers/orders
 GET phone:read:list_ported_numbers/am phone/m,phone:read/a,phone_peering:read/a
/phone/ported_numbers/orders/{orderId}
 GET phone:read:ported_number/am phone/m,phone:read/a,phone_peering:read/a
/phone/private_directory/members
 GET phone:read:list_private_directory_members/am phone/m,phone:read/a
 POST phone:write:private_directory_member/am phone/m,phone:write/a
/phone/private_directory/members/{extensionId}
 PATCH phone:update:private_directory_member/am phone/m,phone:write/a
 DELETE phone:delete:private_directory_member/am phone/m,phone:write/a
/phone/provision_templates
 GET phone:read:list_provision_templates/am phone/m,phone:read/a
 POST phone:write:provision_template/am phone/m,phone:write/a
/phone/provision_templates/{templateId}
 GET phone:read:provision_template/am phone/m,phone:read/a
 PATCH phone:update:provision_template/am phone/m,phone:write/a
 DELETE phone:delete:provision_template/am phone/m,phone:write/a
/phone/recording/download/{fileId}
 GET phone:read:call_recording/uam phone/m,phone:read/ua,phone_recording/m,phone_recording:read/ua
/phone/recording_transcript/download/{recordingId}
 GET phone:read:recording_transcript/uam phone/m,phone:read/ua,phone_recording/m,phone_recording:read/ua
/phone/recordings
 GET phone:read:list_call_recordings/am phone/m,phone:read/a,phone_recording/m,phone_recording:read/a
/phone/recordings/{recordingId}
 PATCH phone:update:call_recording/uam phone/m,phone:write/ua,phone_recording:write/ua
 DELETE phone:delete:call_recording/uam phone/m,phone:write/ua,phone_recording:write/ua
/phone/recordings/{recordingId}/status
 PUT phone:update:call_recording/uam phone/m,phone:write/ua,phone_recording:write/ua
/phone/reports/call_charges
 GET phone:read:call_charges/am phone/m,phone:read/a
/phone/reports/fax_charges
 GET phone:read:fax_charges/am phone/m,phone:read/a
/phone/reports/operationlogs
 GET phone:read:operation_logs/am phone/m,phone:read/a
/phone/reports/sms_charges
 GET phone:read:sms_charges/am phone/m,phone:read/a
/phone/roles
 GET phone:read:list_roles/am phone/m,phone:read/a
 POST phone:write:role/am phone/m,phone:write/a
/phone/roles/{roleId}
 GET phone:read:role/am phone/m,phone:read/a
 PATCH phone:update:role/am phone/m,phone:write/a
 DELETE phone:delete:role/am phone/m,phone:write/a
/phone/roles/{roleId}/members
 GET phone:read:role_member/am phone/m,phone:read/a
 POST phone:write:role_member/am phone/m,phone:write/a
 DELETE phone:delete:role_member/am phone/m,phone:write/a
/phone/roles/{roleId}/targets
 GET phone:read:list_roles/am phone:read/a
 POST phone:write:role/am phone:write/a
 DELETE phone:delete:role/am phone:write/a
/phone/rooms
 GET phone:read:list_rooms/am phone/m,phone:read/a
 POST phone:write:room/am phone/m,phone:write/a
/phone/rooms/unassigned
 GET phone:read:list_rooms/am phone/m,phone:read/a
/phone/rooms/{roomId}
 GET phone:read:room/am phone/m,phone:read/a
 PATCH phone:update:room/am phone/m,phone:write/a
 DELETE phone:delete:room/am phone/m,phone:write/a
/phone/rooms/{roomId}/calling_plans
 POST phone:write:room_calling_plan/am phone/m,phone:write/a
/phone/rooms/{roomId}/calling_plans/{type}
 DELETE phone:delete:room_calling_plan/am phone/m,phone:write/a
/phone/rooms/{roomId}/phone_numbers
 POST phone:write:room_phone_number/am phone/m,phone:write/a
/phone/rooms/{roomId}/phone_numbers/{phoneNumberId}
 DELETE phone:delete:room_phone_number/am phone/m,phone:write/a
/phone/routing_rules
 GET phone:read:list_routing_rules/am phone/m,phone:read/a
 POST phone:write:routing_rule/am phone/m,phone:write/a
/phone/routing_rules/{routingRuleId}
 GET phone:read:routing_rule/am phone/m,phone:read/a
 PATCH phone:update:routing_rule/am phone/m,phone:write/a
 DELETE phone:delete:routing_rule/am phone/m,phone:write/a
/phone/setting_templates
 GET phone:read:list_setting_templates/am phone/m,phone:read/a
 POST phone:write:setting_template/am phone/m,phone:write/a
/phone/setting_templates/{templateId}
 GET phone:read:setting_template/am phone/m,phone:read/a
 PATCH phone:update:setting_template/am phone/m,phone:write/a
/phone/settings
 GET phone:read:settings/am phone/m,phone:read/a
 PATCH phone:update:settings/am phone/m,phone:write/a
/phone/shared_line_appearances
 GET phone:read:list_shared_line_appearances/am phone/m,phone:read/a
/phone/shared_line_groups
 GET phone:read:list_shared_line_groups/am phone/m,phone:read/a
 POST phone:write:shared_line_group/am phone/m,phone:write/a
/phone/shared_line_groups/{sharedLineGroupId}
 GET phone:read:shared_line_group/am phone/m,phone:read/a
/phone/shared_line_groups/{sharedLineGroupId}/call_handling/settings
 GET
/phone/shared_line_groups/{sharedLineGroupId}/call_handling/settings/{hourType}
 PATCH
/phone/shared_line_groups/{sharedLineGroupId}/policies
 GET phone:read:shared_line_group_policy/am phone/m,phone:read/a
 PATCH phone:update:shared_line_group_policy/am phone/m,phone:write/a
/phone/shared_line_groups/{sharedLineGroupId}/settings
 GET
/phone/shared_line_groups/{sharedLineGroupId}/settings/{settingType}
 POST
 PATCH
 DELETE
/phone/shared_line_groups/{slgId}
 PATCH phone:update:shared_line_group/am phone/m,phone:write/a
 DELETE phone:delete:shared_line_group/am phone/m,phone:write/a
/phone/shared_line_groups/{slgId}/members
 POST phone:write:shared_line_member/am phone/m,phone:write/a
 DELETE phone:delete:shared_line_member/am phone/m,phone:write/a
/phone/shared_line_groups/{slgId}/members/{memberId}
 DELETE phone:delete:shared_line_member/am phone/m,phone:write/a
/phone/shared_line_groups/{slgId}/phone_numbers
 POST phone:write:shared_line_group_number/am phone:write/a
 DELETE phone:delete:shared_line_group_number/am -
/phone/shared_line_groups/{slgId}/phone_numbers/{phoneNumberId}
 DELETE phone:delete:shared_line_group_number/am -
/phone/shared_line_groups/{slgId}/policies/{policyType}
 POST phone:write:shared_line_group_policy/am phone/m,phone:write/a
 PATCH phone:update:shared_line_group_policy/am phone/m,phone:write/a
 DELETE phone:delete:shared_line_group_policy/am phone/m,phone:write/a
/phone/sip_groups
 GET phone:read:list_sip_groups/am phone/m,phone:read/a
/phone/sip_trunk/trunks
 GET phone:read:list_sip_trunks/am phone/m,phone:read/a
/phone/sites
 GET phone:read:list_sites/am phone/m,phone:read/a
 POST phone:write:site/am phone/m,phone:write/a
/phone/sites/{siteId}
 GET phone:read:site/am phone/m,phone:read/a
 PATCH phone:update:site/am phone/m,phone:write/a
 DELETE phone:delete:site/am phone/m,phone:write/a
/phone/sites/{siteId}/dial_by_name_directory/extensions
 GET phone:read:directory/am phone/m,phone:read/a
 POST phone:write:directory/am phone/m,phone:write/a
 DELETE phone:delete:directory/am phone/m,phone:write/a
/phone/sites/{siteId}/outbound_caller_id/customized_numbers
 GET phone:read:list_site_customized_number/am phone/m,phone:read/a
 POST phone:write:site_customized_number/am phone/m,phone:write/a
 DELETE phone:delete:site_customized_number/am phone/m,phone:write/a
/phone/sites/{siteId}/outbound_calling/countries_regions
 GET phone:read:site_outbound_calling_rule/am phone/m,phone:read/a
 PATCH phone:update:site_outbound_calling_rule/am phone/m,phone:write/a
/phone/sites/{siteId}/outbound_calling/exception_rules
 GET phone:read:site_outbound_calling_rule/am phone/m,phone:read/a
 POST phone:write:site_outbound_calling_rule/am phone/m,phone:write/a
/phone/sites/{siteId}/outbound_calling/exception_rules/{exceptionRuleId}
 PATCH phone:update:site_outbound_calling_rule/am phone/m,phone:write/a
 DELETE phone:delete:site_outbound_calling_rule/am phone/m,phone:write/a
/phone/sites/{siteId}/settings/{settingType}
 GET phone:read:site_setting/am phone/m,phone:read/a
 POST phone:write:site_setting/am phone/m,phone:write/a
 PATCH phone:update:site_setting/am phone/m,phone:write/a
 DELETE phone:delete:site_setting/am phone/m,phone:write/a
/phone/smartphones
 GET phone:read:list_devices/am phone/m,phone:read/a
/phone/sms/messages
 POST phone:read:sms_message/ua phone/m,phone:write/ua,phone_sms:write/ua
/phone/sms/sessions
 GET phone:read:list_sms_sessions/uam phone/m,phone:read/a,phone_sms/m,phone_sms:read/ua
/phone/sms/sessions/{sessionId}
 GET phone:read:sms_session/uam phone/m,phone:read/ua,phone_sms/m,phone_sms:read/ua
/phone/sms/sessions/{sessionId}/messages/{messageId}
 GET phone:read:sms_message/uam phone/m,phone:read/ua,phone_sms/m,phone_sms:read/ua
/phone/sms/sessions/{sessionId}/sync
 GET phone:read:sms_session/uam phone/m,phone:read/ua,phone_sms:read/ua
/phone/sms_campaigns
 GET phone:read:list_sms_campaigns/am phone/m,phone:read/a
/phone/sms_campaigns/{smsCampaignId}
 GET phone:read:sms_campaign/am phone/m,phone:read/a
/phone/sms_campaigns/{smsCampaignId}/phone_numbers
 POST phone:write:sms_campaign_number/am phone/m,phone:write/a
/phone/sms_campaigns/{smsCampaignId}/phone_numbers/opt_status
 GET phone:read:sms_campaign_number_opt_status/am phone/m,phone:read/a
 PATCH phone:update:sms_campaign_number_opt_status/am phone/m,phone:write/a
/phone/sms_campaigns/{smsCampaignId}/phone_numbers/{phoneNumberId}
 DELETE phone:delete:sms_campaign_number/am -
/phone/sms_consent/{consentId}/phone_numbers/opt_status
 GET phone:read:sms_consent_number_opt_status/am phone/m,phone:read/a
/phone/user/{userId}/ai_call_summary/{aiCallSummaryId}
 GET phone:read:ai_call_summary/uam phone/m,phone:read/ua
/phone/user/{userId}/sms_campaigns/phone_numbers/opt_status
 GET phone:read:sms_campaign_number_opt_status/uam phone/m,phone:read/ua
/phone/users
 GET phone:read:list_users/am phone/m,phone:read/a
/phone/users/batch
 POST phone:write:batch_users/am phone/m,phone:write/a
 PUT phone:update:batch_users/am phone/m,phone:write/a
/phone/users/{userId}
 GET phone:read:user/uam phone/m,phone:read/ua
 PATCH phone:update:user/uam phone/m,phone:write/ua
/phone/users/{userId}/audios
 GET phone:read:list_audios/uam phone/m,phone:read/ua
 POST phone:write:audio/uam phone/m,phone:write/ua
/phone/users/{userId}/audios/batch
 POST phone:write:batch_audios/uam phone/m,phone:write/ua
/phone/users/{userId}/call_forward_settings/{hourType}
 POST
 DELETE
/phone/users/{userId}/call_handling/settings
 GET
/phone/users/{userId}/call_handling/settings/{hourType}
 PATCH
/phone/users/{userId}/call_history
 GET phone:read:list_call_logs/uam phone:read/a,phone_call_log:read
/phone/users/{userId}/call_history/sync
 GET phone:read:list_call_logs/uam phone/m,phone:read/ua
/phone/users/{userId}/call_history/{callLogId}
 DELETE phone:delete:call_log/uam phone/m,phone:write/ua,phone_call_log/m,phone_call_log:write/ua
/phone/users/{userId}/call_logs
 GET phone:read:list_call_logs/uam phone/m,phone:read/ua,phone_call_log/m,phone_call_log:read/ua
/phone/users/{userId}/call_logs/sync
 GET phone:read:list_call_logs/uam phone/m,phone:read/ua
/phone/users/{userId}/call_logs/{callLogId}
 DELETE phone:delete:call_log/uam phone/m,phone:write/ua,phone_call_log/m,phone_call_log:write/ua
/phone/users/{userId}/call_logs/{id}/voice_mail
 GET phone:read:voicemail/uam phone/m,phone:read/ua,phone_voicemail/m,phone_voicemail:read/ua
/phone/users/{userId}/calling_plans
 POST phone:write:calling_plan/uam phone/m,phone:write/ua
 PUT phone:update:calling_plan/uam phone/m,phone:write/ua
/phone/users/{userId}/calling_plans/{planType}
 DELETE phone:delete:users_calling_plan/uam phone/m,phone:write/ua
/phone/users/{userId}/outbound_caller_id/customized_numbers
 GET phone:read:list_user_customized_number/uam phone/m,phone:read/ua
 POST phone:write:user_customized_number/uam phone/m,phone:write/ua
 DELETE phone:delete:user_customized_number/uam phone/m,phone:write/ua
/phone/users/{userId}/outbound_calling/countries_regions
 GET phone:read:user_outbound_calling_rule/am phone/m,phone:read/a
 PATCH phone:update:user_outbound_calling_rule/am phone/m,phone:write/a
/phone/users/{userId}/outbound_calling/exception_rules
 GET phone:read:user_outbound_calling_rule/am phone/m,phone:read/a
 POST phone:write:user_outbound_calling_rule/am phone/m,phone:write/a
/phone/users/{userId}/outbound_calling/exception_rules/{exceptionRuleId}
 PATCH phone:update:user_outbound_calling_rule/am phone/m,phone:write/a
 DELETE phone:delete:user_outbound_calling_rule/am phone/m,phone:write/a
/phone/users/{userId}/phone_numbers
 POST phone:write:user_number/uam phone/m,phone:write/ua
/phone/users/{userId}/phone_numbers/{phoneNumberId}
 DELETE phone:delete:user_number/uam phone:write/ua
/phone/users/{userId}/policies/{policyType}
 GET phone:read:user_policy/am phone/m,phone:read/a
 PATCH phone:update:user_policy/am phone/m,phone:write/a
/phone/users/{userId}/profile_settings/{settingType}
 POST
 DELETE
/phone/users/{userId}/recordings
 GET phone:read:list_recordings/uam phone/m,phone:read/ua,phone_recording/m,phone_recording:read/ua
/phone/users/{userId}/settings
 GET phone:read:user_setting/uam phone/m,phone:read/ua
 PATCH phone:update:user_setting/uam phone/m,phone:write/ua
/phone/users/{userId}/settings/{settingType}
 POST phone:write:shared_setting/uam phone/m,phone:write/ua
 PATCH phone:update:shared_setting/uam phone/m,phone:write/ua
 DELETE phone:delete:shared_setting/uam phone/m,phone:write/ua
/phone/users/{userId}/sms/sessions
 GET phone:read:list_sms_sessions/uam phone/m,phone:read/ua,phone_sms/m,phone_sms:read/ua
/phone/users/{userId}/sms/sessions/sync
 GET phone:read:sms_session/uam phone/m,phone:read/ua,phone_sms:read/ua
/phone/users/{userId}/voice_mails
 GET phone:read:list_voicemails/uam phone/m,phone:read/ua,phone_voicemail/m,phone_voicemail:read/ua
/phone/voice_mails
 GET phone:read:list_voicemails/am phone/m,phone:read/a,phone_voicemail/m,phone_voicemail:read/a
/phone/voice_mails/download/{fileId}
 GET phone:read:voicemail/uam phone/m,phone:read/ua,phone_voicemail/m,phone_voicemail:read/ua
/phone/voice_mails/{voicemailId}
 GET phone:read:voicemail/uam phone/m,phone:read/ua,phone_voicemail/m,phone_voicemail:read/ua
 PATCH phone:update:voicemail/uam phone/m,phone:write/ua,phone_voicemail:write/ua
 DELETE phone:delete:voicemail/uam phone/m,phone:write/ua,phone_voicemail/m,phone_voicemail:write/ua
/qm/automated_evaluations
 GET
/qm/evaluation
 GET
/qm/evaluation/{evaluationId}
 GET
/qm/interactions
 GET
 POST
/qm/interactions/{interactionId}
 GET
/report/activities
 GET report:read:user_activities/am report/m,report:read/a
/report/billing
 GET report:read:billing/am report/m,report:read/a
/report/billing/invoices
 GET report:read:billing_invoice/am report/m,report:read/a
/report/chat/sessions
 GET report:read:list_chat_sessions/a imchat:read/a,report_chat:read/a
/report/chat/sessions/{sessionId}
 GET report:read:chat_session/a imchat:read/a,report_chat:read/a
/report/cloud_recording
 GET - report/m,report:read/a
/report/daily
 GET - report/m,report:read/a
/report/disclaimer
 GET
/report/history_meetings
 GET report:read:list_history_meetings/am report/m,report:read/a
/report/meeting_activities
 GET report:read:meeting_activity_log/am report/m,report:read/a
/report/meetings/{meetingId}
 GET report:read:meeting/am report/m,report:read/a
/report/meetings/{meetingId}/participants
 GET report:read:list_meeting_participants/am report/m,report:read/a
/report/meetings/{meetingId}/polls
 GET report:read:list_meeting_polls/am report/m,report:read/a
/report/meetings/{meetingId}/qa
 GET report:read:meeting_qna/am report/m,report:read/a
/report/meetings/{meetingId}/survey
 GET report:read:meeting_survey/am report/m,report:read/a
/report/operationlogs
 GET report:read:operation_logs/am report/m,report:read/a
/report/remote_support
 GET report:read:remote_support/am report/m,report:read/a
/report/telephone
 GET report:read:telephone/am report/m,report:read/a
/report/upcoming_events
 GET report:read:upcoming_meetings_webinars/am report/m,report:read/a
/report/users
 GET report:read:list_users/am report/m,report:read/a
/report/users/{userId}/meetings
 GET report:read:user/am report/m,report:read/a
/report/webinars/{webinarId}
 GET report:read:webinar/am report/m,report:read/a
/report/webinars/{webinarId}/participants
 GET report:read:list_webinar_participants/am report/m,report:read/a
/report/webinars/{webinarId}/polls
 GET report:read:list_webinar_polls/am report/m,report:read/a
/report/webinars/{webinarId}/qa
 GET report:read:webinar_qna/am report/m,report:read/a
/report/webinars/{webinarId}/survey
 GET report:read:webinar_survey/am report:read/a
/roles
 GET role:read:list_roles/uam role/m,role:read/a,role:write/a
 POST role:write:role/uam role/m,role:write/a
/roles/{roleId}
 GET role:read:role/uam role/m,role:read/a,role:write/a
 PATCH role:update:role/uam role/m,role:write/a
 DELETE role:delete:role/uam role/m,role:write/a
/roles/{roleId}/members
 GET role:read:list_members/uam role/m,role:read/a,role:write/a
 POST role:write:member/uam role/m,role:write/a
/roles/{roleId}/members/{memberId}
 DELETE role:delete:member/uam role/m,role:write/a
/rooms
 GET zoom_rooms:read:list_rooms/am room/m,room:read/a
 POST zoom_rooms:write:room/am room/m,room:write/a
/rooms/account_profile
 GET zoom_rooms:read:account_profile/am room/m,room:read/a
 PATCH zoom_rooms:update:account_profile/am room/m,room:write/a
/rooms/account_settings
 GET zoom_rooms:read:account_settings/am room/m,room:read/a
 PATCH zoom_rooms:update:account_settings/am room/m,room:write/a
/rooms/calendar/services
 GET zoom_rooms:read:list_calendar_services/a room:read/a
/rooms/calendar/services/{serviceId}
 DELETE zoom_rooms:delete:calendar_service/a room:write/a
/rooms/calendar/services/{serviceId}/resources
 GET zoom_rooms:read:list_calendar_resources/a room:read/a
 POST zoom_rooms:write:calendar_resource/a room:write/a
/rooms/calendar/services/{serviceId}/resources/{resourceId}
 GET zoom_rooms:read:calendar_resource/a room:read/a
 DELETE zoom_rooms:delete:calendar_resource/a room:write/a
/rooms/calendar/services/{serviceId}/sync
 PUT zoom_rooms:update:calendar_service/a room:write/a
/rooms/content/background/contents
 GET zoom_rooms:read:background_library_content/a room:read/a
/rooms/content/background/contents/{contentId}
 GET zoom_rooms:read:background_library_content/a room:read/a
 DELETE zoom_rooms:delete:background_library_content/a room:write/a
/rooms/content/background/defaults
 GET zoom_rooms:read:background_library_content/a room:read/a
/rooms/content/background/folders
 GET zoom_rooms:read:background_library_folder/a room:read/a
 POST zoom_rooms:write:background_library_folder/a room:write/a
/rooms/content/background/folders/{folderId}
 GET zoom_rooms:read:background_library_folder/a room:read/a
 PATCH zoom_rooms:update:background_library_folder/a room:write/a
 DELETE zoom_rooms:delete:background_library_folder/a room:write/a
/rooms/content/digital_signage/contents
 GET zoom_rooms:read:digital_signage_library_contents/am room/m,room:read/a
 POST zoom_rooms:write:digital_signage_library_contents/am room/m,room:write/a
/rooms/content/digital_signage/contents/{contentId}
 GET zoom_rooms:read:digital_signage_library_contents/am room/m,room:read/a
 PATCH zoom_rooms:write:digital_signage_library_contents/am room/m,room:write/a
 DELETE zoom_rooms:write:digital_signage_library_contents/am room/m,room:write/am
/rooms/content/digital_signage/folders
 POST zoom_rooms:write:digital_signage_library_contents/am room/m,room:write/a
/rooms/content/digital_signage/folders/{folderId}
 GET zoom_rooms:read:digital_signage_library_contents/am room/m,room:read/a
 PATCH zoom_rooms:write:digital_signage_library_contents/am room/m,room:write/a
 DELETE zoom_rooms:write:digital_signage_library_contents/am room/m,room:write/a
/rooms/content/digital_signage/playlists
 GET zoom_rooms:read:digital_signage_library_playlists/am room/m,room:read/a
 POST zoom_rooms:write:digital_signage_library_playlists/am room/m,room:write/a
/rooms/content/digital_signage/playlists/{playlistId}
 GET zoom_rooms:read:digital_signage_library_playlists/am room/m,room:read/a
 PATCH zoom_rooms:write:digital_signage_library_playlists/am room/m,room:write/a
 DELETE zoom_rooms:write:digital_signage_library_playlists/am room/m,room:write/a
/rooms/content/digital_signage/playlists/{playlistId}/contents
 GET zoom_rooms:read:digital_signage_library_playlists/am room/m,room:read/a
 PUT zoom_rooms:write:digital_signage_library_playlists/am room/m,room:write/a
/rooms/content/digital_signage/playlists/{playlistId}/rooms
 GET zoom_rooms:read:digital_signage_library_playlists/am room:read/am
 PUT zoom_rooms:write:digital_signage_library_playlists/am room:write/am
/rooms/controller/apps/config
 POST zoom_rooms:write:zoom_apps/a room/m,room:write/a
/rooms/digital_signage
 GET - room/m,room:read/a
/rooms/events
 PATCH zoom_rooms:update:room_controls/am room/m,room:write/a
/rooms/locations
 GET zoom_rooms:read:list_locations/am room/m,room:read/a
 POST zoom_rooms:write:location/am room/m,room:write/a
/rooms/locations/structure
 GET zoom_rooms:read:location_hierarchy/am room/m,room:read/a
 PUT zoom_rooms:update:location_hierarchy/am room/m,room:write/a
/rooms/locations/{locationId}
 GET zoom_rooms:read:location/am room/m,room:read/a
 PATCH zoom_rooms:update:location/am room/m,room:write/a
 DELETE zoom_rooms:write:location/am room/m,room:write/a
/rooms/locations/{locationId}/location
 PUT zoom_rooms:update:location/am room/m,room:write/a
/rooms/locations/{locationId}/settings
 GET zoom_rooms:read:location_settings/am room/m,room:read/a
 PATCH zoom_rooms:update:location_settings/am room/m,room:write/a
/rooms/locations/{locationId}/tags
 PATCH zoom_rooms:update:room_tag/a room:write/a
/rooms/tags
 GET zoom_rooms:read:list_tags/a room:read/a
 POST zoom_rooms:write:tag/a room:write/a
/rooms/tags/{tagId}
 PATCH zoom_rooms:update:tag/a room:write/a
 DELETE zoom_rooms:delete:tag/a room:write/a
/rooms/{id}/events
 PATCH zoom_rooms:update:room_control/am room/m,room:write/a
/rooms/{id}/settings
 GET zoom_rooms:read:room_settings/am room/m,room:read/a
 PATCH zoom_rooms:update:room_settings/am room/m,room:write/a
/rooms/{roomId}
 GET zoom_rooms:read:room/am room:read/a
 PATCH zoom_rooms:update:room/am room:write/a
 DELETE zoom_rooms:delete:room/am room/m,room:write/a
/rooms/{roomId}/device_profiles
 GET zoom_rooms:read:list_device_profiles/am room/m,room:read/a
 POST zoom_rooms:write:device_profile/am room/m,room:write/a
/rooms/{roomId}/device_profiles/devices
 GET zoom_rooms:read:device_profile/a room/m,room:read/a
/rooms/{roomId}/device_profiles/{deviceProfileId}
 GET zoom_rooms:read:device_profile/am room/m,room:read/a,room:write/a
 PATCH zoom_rooms:update:device_profile/am room/m,room:write/a
 DELETE zoom_rooms:delete:device_profile/am room/m,room:write/a
/rooms/{roomId}/devices
 GET zoom_rooms:read:list_devices/am room/m,room:read/a
/rooms/{roomId}/devices/{deviceId}
 DELETE zoom_rooms:delete:device/a room:write/a
/rooms/{roomId}/devices/{deviceId}/app_version
 PUT zoom_rooms:update:device_app_version/am room/m,room:write/a
/rooms/{roomId}/location
 PUT zoom_rooms:update:room_location/am room/m,room:write/a
/rooms/{roomId}/sensor_data
 GET zoom_rooms:read:sensor_data/a room:read/a
/rooms/{roomId}/tags
 PATCH zoom_rooms:update:room_tag/a room:write/a
 DELETE zoom_rooms:delete:room_tag/a room:write/a
/rooms/{roomId}/virtual_controller
 GET zoom_rooms:read:virtual_controller/a room/m,room:read/a
/scheduler/analytics
 GET
/scheduler/attendee
 POST
/scheduler/availability
 GET
 POST
/scheduler/availability/{availabilityId}
 GET
 PATCH
 DELETE
/scheduler/events
 GET
/scheduler/events/{eventId}
 GET
 PATCH
 DELETE
/scheduler/events/{eventId}/attendees/{attendeeId}
 GET
/scheduler/routing/forms/{formId}/response/{responseId}
 GET
/scheduler/routing/responses
 GET
/scheduler/schedules
 GET
 POST
/scheduler/schedules/single_use_link
 POST
/scheduler/schedules/{scheduleId}
 GET
 PATCH
 DELETE
/scheduler/shares
 POST
/scheduler/teams
 GET
/scheduler/users/{userId}
 GET
/scim2/Groups
 GET scim2/a scim2
 POST scim2/a scim2
/scim2/Groups/{groupId}
 GET scim2/a scim2
 PATCH scim2/a scim2
 DELETE scim2/a scim2
/scim2/Users
 GET scim2/a scim2
 POST scim2/a scim2
/scim2/Users/{userId}
 GET scim2/a scim2
 PUT scim2/a scim2
 PATCH scim2/a scim2
 DELETE scim2/a scim2
/sip_phones/phones
 GET sip_phone:read:list_sip_phones/am sip_phone/m,sip_phone:read/a
 POST sip_phone:write:sip_phone/am sip_phone/m,sip_phone:write/a
/sip_phones/phones/{phoneId}
 PATCH sip_phone:update:sip_phone/am sip_phone/m,sip_phone:write/a
 DELETE sip_phone:delete:sip_phone/am sip_phone/m,sip_phone:write/a
/surveys
 GET survey_management:read:list_surveys/am survey/m,survey:read/a
/surveys/channels/{channelId}/instances
 GET
/surveys/{surveyId}
 GET survey_management:read:survey/am survey/m,survey:read/a
/surveys/{surveyId}/answers
 GET survey_management:read:list_survey_answers/am survey/m,survey:read/a
/surveys/{surveyId}/instances
 GET survey_management:read:list_survey_instances/am survey/m,survey:read/a
/tasks/files
 POST
/tasks/imports
 POST
/tasks/imports/{importId}
 GET
/tasks/items
 GET tasks:read:list_tasks/ua tasks:read/ua
 POST tasks:write:task tasks:write
/tasks/items/{taskId}
 GET tasks:read:task/ua tasks:read/ua
 PATCH tasks:update:task/ua tasks:write/ua
 DELETE tasks:delete:task/ua tasks:delete/ua
/tasks/items/{taskId}/assignees
 GET tasks:read:assignees/ua tasks_assignee:read/ua
 POST tasks:write:assignees/ua tasks_assignee:write/ua
/tasks/items/{taskId}/assignees/{userId}
 DELETE tasks:delete:assignees/ua tasks_assignee:write/ua
/tasks/items/{taskId}/collaborators
 GET tasks:read:list_collaborators/ua tasks_collaborator:read/ua
 POST tasks:write:collaborators/ua tasks_collaborator:write/ua
/tasks/items/{taskId}/collaborators/{userId}
 DELETE tasks:delete:collaborator/ua tasks_collaborator:write/ua
/tasks/items/{taskId}/comments
 GET tasks:read:comments/ua tasks_comment:read/ua
 POST tasks:write:comment/ua tasks_comment:write/ua
/tasks/items/{taskId}/comments/{commentId}
 DELETE tasks:delete:comment/ua tasks_comment:write/ua
/tracking_fields
 GET tracking_field:read:list_tracking_fields/am tracking_fields/m,tracking_fields:read/a
 POST tracking_field:write:tracking_field/am tracking_fields/m,tracking_fields:write/a
/tracking_fields/{fieldId}
 GET tracking_field:read:tracking_field/am tracking_fields/m,tracking_fields:read/a
 PATCH tracking_field:update:tracking_field/am tracking_fields/m,tracking_fields:write/a
 DELETE tracking_field:delete:tracking_field/am tracking_fields/m,tracking_fields:write/a
/tsp
 GET tsp:read:tsp/am tsp/m,tsp:read/a
 PATCH tsp:update:tsp/am tsp/m,tsp:write/a
/users
 GET user:read:list_users/am user/m,user:read/ua,user:write/ua
 POST user:write:user/am user/m,user:write/ua
/users/email
 GET user:read:email/ua user:read/ua,user:write/ua
/users/features
 POST user:write:feature/am user/m,user:write/ua
/users/me/zak
 GET user:read:zak/ua user_zak:read
/users/summary
 GET user:read:summary/am user/m,user:read/ua,user:write/ua
/users/vanity_name
 GET user:read:pm_room/ua user:read/ua,user:write/ua
/users/{userId}
 GET user:read:user/uam user/m,user:read/ua,user:write/ua,user_info:read,user_profile
 PATCH user:update:user/uam user/m,user:write/ua
 DELETE user:delete:user/uam user/m,user:write/ua
/users/{userId}/assistants
 GET user:read:list_assistants/uam user/m,user:read/ua,user:write/ua,user_profile
 POST user:write:assistant/uam user/m,user:write/ua
 DELETE user:delete:assistant/uam user/m,user:write/ua
/users/{userId}/assistants/{assistantId}
 DELETE user:delete:assistant/uam user/m,user:write/ua
/users/{userId}/collaboration_devices
 GET user:read:list_collaboration_devices/ua user:read/ua,user:write/ua
/users/{userId}/collaboration_devices/{collaborationDeviceId}
 GET user:read:collaboration_device/ua user:read/ua,user:write/ua
/users/{userId}/email
 PUT user:update:email/uam user/m,user:write/ua
/users/{userId}/meeting_summary_templates
 GET user:read:settings/ua user:read/ua
/users/{userId}/meeting_templates
 GET meeting:read:list_templates/uam meeting/m,meeting:read/ua
 POST meeting:write:template/uam meeting/m,meeting:write/ua
/users/{userId}/meeting_templates/{meetingTemplateId}
 GET - user:read/ua
/users/{userId}/meetings
 GET meeting:read:list_meetings/uam meeting/m,meeting:read/ua
 POST meeting:write:meeting/uam meeting/m,meeting:write/ua
/users/{userId}/pac
 GET pac:read:list_pac_accounts/uam pac/m,pac:read/ua
/users/{userId}/password
 PUT user:update:password/uam user/m,user:write/ua
/users/{userId}/permissions
 GET user:read:list_permissions/uam user/m,user:read/ua,user:write/ua,user_profile
/users/{userId}/picture
 POST user:write:profile_picture/uam user/m,user:write/ua
 DELETE - user/m,user:write/ua
/users/{userId}/presence_status
 GET user:read:presence_status/ua user:read/ua
 PUT user:update:presence_status/ua user:write/ua
/users/{userId}/recordings
 GET cloud_recording:read:list_user_recordings/uam recording/m,recording:read/ua
/users/{userId}/schedulers
 GET user:read:list_schedulers/uam user/m,user:read/ua,user:write/ua,user_profile
 DELETE user:delete:scheduler/uam user/m,user:write/ua
/users/{userId}/schedulers/{schedulerId}
 DELETE user:delete:scheduler/uam user/m,user:write/ua
/users/{userId}/settings
 GET user:read:settings/uam user/m,user:read/ua,user:write/ua
 PATCH user:update:settings/uam user/m,user:write/ua
/users/{userId}/settings/virtual_backgrounds
 POST user:write:virtual_background_files/uam user/m,user:write/ua
 DELETE user:delete:virtual_background_files/uam user/m,user:write/ua
/users/{userId}/status
 PUT user:update:status/uam user/m,user:write/ua
/users/{userId}/token
 GET user:read:token/uam user/m,user:read/ua,user:write/ua,user_profile
 DELETE user:delete:token/uam user/m,user:write/ua
/users/{userId}/tsp
 GET tsp:read:list_tsp_accounts/uam tsp/m,tsp:read/ua
 POST tsp:write:tsp_account/uam tsp/m,tsp:write/ua
/users/{userId}/tsp/settings
 PATCH tsp:update:tsp_settings/uam tsp/m,tsp:write/ua
/users/{userId}/tsp/{tspId}
 GET tsp:read:tsp_account/uam tsp/m,tsp:read/ua
 PATCH tsp:update:tsp_account/uam tsp/m,tsp:write/ua
 DELETE tsp:delete:tsp_account/uam tsp/m,tsp:write/ua
/users/{userId}/upcoming_meetings
 GET meeting:read:list_upcoming_meetings/ua meeting:read/ua
/users/{userId}/webinar_templates
 GET webinar:read:list_templates/uam webinar/m,webinar:read/ua
 POST webinar:write:template/uam webinar/m,webinar:write/ua
/users/{userId}/webinars
 GET webinar:read:list_webinars/uam webinar/m,webinar:read/ua
 POST webinar:write:webinar/uam webinar/m,webinar:write/ua
/video_management/channels
 GET video_mgmt:read:list_channels/ua video_mgmt_channels:read/ua
 POST video_mgmt:write:channel/ua video_mgmt_channels:write/ua
/video_management/channels/{channelId}
 GET video_mgmt:read:channel/ua video_mgmt_channels:read/ua
 PATCH video_mgmt:update:channel/ua video_mgmt_channels:write/ua
 DELETE video_mgmt:delete:channel/ua video_mgmt_channels:write/ua
/video_management/channels/{channelId}/actions
 PATCH video_mgmt:update:channel/ua video_mgmt_channels:write/ua
/video_management/channels/{channelId}/permissions
 GET video_mgmt:read:list_permissions/ua video_mgmt_channels:read/ua
 POST video_mgmt:write:permissions/ua video_mgmt_channels:write/ua
 PATCH video_mgmt:update:permissions/ua video_mgmt_channels:write/ua
 DELETE video_mgmt:delete:permissions/ua video_mgmt_channels:write/ua
/video_management/channels/{channelId}/playlists
 GET video_mgmt:read:list_channel_playlists/ua video_mgmt_channels:read/ua
 POST video_mgmt:write:channel_playlists/ua video_mgmt_channels:write/ua
 DELETE video_mgmt:delete:channel_playlists/ua video_mgmt_channels:write/ua
/video_management/channels/{channelId}/videos
 GET video_mgmt:read:list_channel_videos/ua video_mgmt_channels:read/ua
 POST video_mgmt:write:channel_videos/ua video_mgmt_channels:write/ua
 DELETE video_mgmt:delete:channel_videos/ua video_mgmt_channels:write/ua
/video_management/files
 POST
/video_management/playlists
 GET video_mgmt:read:list_playlists/ua video_mgmt_playlists:read/ua
 POST video_mgmt:write:playlist/ua video_mgmt_playlists:write/ua
/video_management/playlists/{playlistId}
 PATCH video_mgmt:update:playlist/ua video_mgmt_playlists:write/ua
 DELETE video_mgmt:delete:playlist/ua video_mgmt_playlists:write/ua
/video_management/playlists/{playlistId}/videos
 GET video_mgmt:read:list_playlist_videos/ua video_mgmt_playlists:read/ua
 POST video_mgmt:write:playlist_videos/ua video_mgmt_playlists:write/ua
 DELETE video_mgmt:delete:playlist_videos/ua video_mgmt_playlists:write/ua
/video_management/videos
 GET video_mgmt:read:list_videos/ua video_mgmt_videos:read/ua
/video_management/videos/{videoId}/metadata
 GET
 PATCH
/videosdk/recordings
 GET
/videosdk/report/cloud_recording
 GET
/videosdk/report/daily
 GET
/videosdk/report/operationlogs
 GET
/videosdk/report/telephone
 GET
/videosdk/report/webhook_logs
 GET
/videosdk/sessions
 GET
 POST
/videosdk/sessions/{sessionId}
 GET
 DELETE
/videosdk/sessions/{sessionId}/events
 PATCH
/videosdk/sessions/{sessionId}/livestream
 GET
 PATCH
/videosdk/sessions/{sessionId}/livestream/status
 PATCH
/videosdk/sessions/{sessionId}/recordings
 GET
 DELETE
/videosdk/sessions/{sessionId}/recordings/status
 PUT
/videosdk/sessions/{sessionId}/recordings/{recordingId}
 DELETE
/videosdk/sessions/{sessionId}/recordings/{recordingId}/status
 PUT
/videosdk/sessions/{sessionId}/rtms_app/status
 PATCH
/videosdk/sessions/{sessionId}/sip_dialing
 POST
/videosdk/sessions/{sessionId}/status
 PUT
/videosdk/sessions/{sessionId}/stream_ingestions
 GET
/videosdk/sessions/{sessionId}/users
 GET
/videosdk/sessions/{sessionId}/users/qos
 GET
/videosdk/sessions/{sessionId}/users/qos_summary
 GET
/videosdk/sessions/{sessionId}/users/sharing
 GET
/videosdk/sessions/{sessionId}/users/{userId}/qos
 GET
/videosdk/settings/storage
 PATCH
/videosdk/settings/storage/location
 GET
 POST
/videosdk/settings/storage/location/{storageLocationId}
 GET
 PATCH
 DELETE
/videosdk/stream_ingestions
 GET
 POST
/videosdk/stream_ingestions/{streamId}
 GET
 PATCH
 DELETE
/virtual_agent/report/engagements
 GET zva:read:list_engagements/a zva_report:read/ua
/virtual_agent/report/engagements/query_details
 GET zva:read:list_queries/a zva_report:read/ua
/virtual_agent/report/engagements/variables
 GET zva:read:list_variables/a zva_report:read/ua
/virtual_agent/report/surveys
 GET zva:read:list_surveys/a zva_report:read/ua
/virtual_agent/report/transcripts
 GET zva:read:list_transcripts/a zva_report:read/ua
/visitor/invitation
 GET visitor_management:read:list_invitations/ua visitor_management:read
 POST visitor_management:write:invitation/ua visitor_management:write/a
/visitor/invitation/{invitationId}
 GET visitor_management:read:invitation_details/ua visitor_management:read
 PATCH visitor_management:update:invitation/ua visitor_management:write
 DELETE visitor_management:delete:invitation/ua visitor_management:write
/visitor/invitation/{invitationId}/checkin
 POST visitor_management:write:check_in/ua visitor_management:write
/webinars/{webinarId}
 GET webinar:read:webinar/uam webinar/m,webinar:read/ua
 PATCH webinar:update:webinar/uam webinar/m,webinar:write/ua
 DELETE webinar:delete:webinar/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/batch_registrants
 POST webinar:write:batch_registrants/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/branding
 GET webinar:read:branding/uam webinar/m,webinar:read/ua
/webinars/{webinarId}/branding/name_tags
 POST webinar:write:branding_name_tag/uam webinar/m,webinar:write/ua
 DELETE webinar:delete:branding_name_tag/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/branding/name_tags/{nameTagId}
 PATCH webinar:update:branding_name_tag/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/branding/virtual_backgrounds
 POST webinar:write:branding_virtual_background/uam webinar/m,webinar:write/ua
 PATCH webinar:update:branding_virtual_background/uam webinar/m,webinar:write/ua
 DELETE webinar:delete:branding_virtual_background/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/branding/wallpaper
 POST webinar:write:branding_wallpaper/uam webinar/m,webinar:write/ua
 DELETE webinar:delete:branding_wallpaper/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/invite_links
 POST webinar:write:invite_links/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/jointoken/live_streaming
 GET webinar:read:live_streaming_token/ua webinar_token:read:admin:live_streaming,webinar_token:read:live_streaming
/webinars/{webinarId}/jointoken/local_archiving
 GET webinar:read:local_archiving_token/a webinar_token:read:admin:local_archiving
/webinars/{webinarId}/jointoken/local_recording
 GET webinar:read:local_recording_token/ua webinar_token:read:admin:local_recording,webinar_token:read:local_recording
/webinars/{webinarId}/livestream
 GET webinar:read:livestream/uam webinar/m,webinar:read/ua
 PATCH webinar:update:livestream/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/livestream/status
 PATCH webinar:update:livestream_status/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/panelists
 GET webinar:read:list_panelists/uam webinar/m,webinar:read/ua
 POST webinar:write:panelist/uam webinar/m,webinar:write/ua
 DELETE webinar:delete:panelist/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/panelists/{panelistId}
 DELETE webinar:delete:panelist/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/polls
 GET webinar:read:list_polls/uam webinar/m,webinar:read/ua
 POST webinar:write:poll/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/polls/{pollId}
 GET webinar:read:poll/uam webinar/m,webinar:read/ua
 PUT webinar:update:poll/uam webinar/m,webinar:write/ua
 DELETE webinar:delete:poll/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/registrants
 GET webinar:read:list_registrants/uam webinar/m,webinar:read/ua
 POST webinar:write:registrant/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/registrants/questions
 GET webinar:read:list_registration_questions/uam webinar/m,webinar:read/ua
 PATCH webinar:update:registration_question/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/registrants/status
 PUT webinar:update:registrant_status/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/registrants/{registrantId}
 GET webinar:read:registrant/uam webinar/m,webinar:read/ua
 DELETE webinar:delete:registrant/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/sip_dialing
 POST webinar:write:sip_dialing/ua webinar:write:admin:sip_dialing,webinar:write:sip_dialing
/webinars/{webinarId}/status
 PUT webinar:update:status/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/survey
 GET webinar:read:survey/uam webinar/m,webinar:read/ua
 PATCH webinar:update:survey/uam webinar/m,webinar:write/ua
 DELETE webinar:delete:survey/uam webinar/m,webinar:write/ua
/webinars/{webinarId}/token
 GET webinar:read:token/uam webinar/m,webinar:read/ua
/webinars/{webinarId}/tracking_sources
 GET webinar:read:list_tracking_sources/uam webinar/m,webinar:read/ua
/whiteboards
 GET whiteboard:read:list_whiteboards/ua whiteboard:read/ua
 POST whiteboard:write:whiteboard whiteboard:write
/whiteboards/classification_labels
 GET
 POST
/whiteboards/classification_labels/{classificationId}
 GET
 PATCH
 DELETE
/whiteboards/export
 POST whiteboard:write:export/ua whiteboard_export:write/ua
/whiteboards/export/task/{taskId}
 GET whiteboard:read:export/ua whiteboard_content:read/ua
/whiteboards/export/task/{taskId}/status
 GET whiteboard:read:export/ua whiteboard_content:read/ua
/whiteboards/files
 POST whiteboard:write:file/ua whiteboard_file:write/ua
/whiteboards/import
 POST whiteboard:write:import/ua whiteboard_import:write/ua
/whiteboards/import/{taskId}/status
 GET whiteboard:read:import/ua whiteboard_import:read/ua
/whiteboards/projects
 GET whiteboard:read:list_projects/ua whiteboard_project:read/ua
 POST whiteboard:write:project/ua whiteboard_project:write/ua
/whiteboards/projects/{projectId}
 GET whiteboard:read:project/ua whiteboard_project:read/ua
 PATCH whiteboard:update:project/ua whiteboard_project:write/ua
 DELETE whiteboard:delete:project/ua whiteboard_project:write/ua
/whiteboards/projects/{projectId}/collaborators
 GET whiteboard:read:project_collaborator/ua whiteboard_project_collaborator:read/ua
 POST whiteboard:write:project_collaborator/ua whiteboard_project_collaborator:write/ua
 PATCH whiteboard:update:project_collaborator/ua whiteboard_project_collaborator:write/ua
/whiteboards/projects/{projectId}/collaborators/{collaboratorId}
 DELETE whiteboard:delete:project_collaborator/ua whiteboard_project_collaborator:write/ua
/whiteboards/projects/{projectId}/subprojects
 GET
 POST
/whiteboards/projects/{projectId}/whiteboards
 POST whiteboard:write:project_whiteboard/ua whiteboard_project:write/ua
 DELETE whiteboard:delete:project_whiteboard/ua whiteboard_project:write/ua
/whiteboards/sessions
 GET whiteboard:read:list_sessions/ua whiteboard_content:read/ua
/whiteboards/sessions/activity/download/{path}
 GET whiteboard:read:archived_file/ua whiteboard_content:read/ua
/whiteboards/sessions/{seesionId}
 GET whiteboard:read:session/ua whiteboard_content:read/ua
/whiteboards/{whiteboardId}
 GET whiteboard:read:whiteboard/ua whiteboard:read/ua
 PUT whiteboard:update:whiteboard/a whiteboard:write/a
 DELETE whiteboard:delete:whiteboard/ua whiteboard:write/ua
/whiteboards/{whiteboardId}/classification
 PUT
 DELETE
/whiteboards/{whiteboardId}/collaborator
 GET whiteboard:read:list_collaborators/a whiteboard_collaborator:read/a
 POST whiteboard:write:collaborator/a whiteboard_collaborator:write/a
 PATCH whiteboard:update:collaborator/a whiteboard_collaborator:write/a
/whiteboards/{whiteboardId}/collaborator/{collaboratorId}
 DELETE whiteboard:delete:collaborator/a whiteboard_collaborator:write/a
/whiteboards/{whiteboardId}/content
 GET
 POST
 DELETE
/whiteboards/{whiteboardId}/files/{fileId}
 GET whiteboard:read:file/ua whiteboard_file:read/ua
/whiteboards/{whiteboardId}/share_setting
 PATCH whiteboard:update:share_setting/ua whiteboard_share_setting:write/ua
/workforce-management/filter-groups
 GET
/workforce-management/forecasts
 GET
/workforce-management/forecasts/{forecastId}/scheduling-groups/{schedulingGroupId}
 GET
/workforce-management/imports/historical-agent-status
 POST
 DELETE
/workforce-management/imports/historical-queue-metrics
 POST
/workforce-management/imports/{importId}/historical-queue-metrics
 GET
/workforce-management/organizational-groups
 GET
 POST
/workforce-management/organizational-groups/{organizationalGroupId}
 GET
 PATCH
 DELETE
/workforce-management/reports/adherence/agents
 GET
/workforce-management/reports/schedules/agents
 GET
/workforce-management/schedules/agents
 GET
/workforce-management/scheduling-groups
 GET
/workforce-management/users
 GET
/workspaces
 GET workspace:read:list_workspaces/ua workspace:read/ua
 POST workspace:write:workspace/a workspace:write/a
/workspaces/additional_informations
 GET workspace:read:list_workspaces/ua workspace:read/ua
/workspaces/assets
 GET workspace:read:asset/a workspace:read/a
 POST workspace:write:asset/a workspace:write/a
/workspaces/assets/{assetId}
 GET workspace:read:asset/a workspace:read/a
 PATCH workspace:update:asset/a workspace:write/a
 DELETE workspace:delete:asset/a workspace:write/a
/workspaces/events
 POST workspace:write:events/ua workspace:write/a
/workspaces/floormap/files
 POST workspace:write:location/ua workspace:write/a
/workspaces/floors/{floorId}/reservations
 GET
/workspaces/locations/{locationId}/floor_map
 GET workspace:read:location/ua workspace:read
/workspaces/locations/{locationId}/neighborhoods
 GET
 DELETE
/workspaces/locations/{locationId}/neighborhoods/{neighborhoodId}
 GET
/workspaces/questionnaires_summary
 GET
/workspaces/released_workspaces_by_timeout
 GET zoom_rooms:read:list_release_infos/a room:read/a,workspace:read/a
/workspaces/reservations
 GET
/workspaces/settings
 PATCH workspace:update:setting/am workspace:write/ua
/workspaces/settings/photos
 POST
 DELETE
/workspaces/usage
 GET workspace:read:usage/ua workspace:read/ua
/workspaces/users/{userId}/calendar/settings
 GET workspace:read:workspace/a workspace:read/a
 POST workspace:write:workspace/a workspace:write/a
/workspaces/users/{userId}/reservations
 GET workspace:read:list_reservations/a workspace:read/a
/workspaces/{locationId}/background
 DELETE workspace:write:location/ua workspace:write/a
/workspaces/{workspaceId}
 GET workspace:read:list_workspaces/ua workspace:read/a
 PATCH workspace:update:workspace/a workspace:write/a
 DELETE workspace:delete:workspace/a workspace:write/a
/workspaces/{workspaceId}/assignment
 GET workspace:read:assignment/ua workspace:read/ua
 PUT workspace:write:assignment/a workspace:write/a
 DELETE workspace:delete:assignment/a workspace:write/a
/workspaces/{workspaceId}/qr_code
 GET workspace:read:qr/a workspace:read/a
/workspaces/{workspaceId}/reservations
 GET workspace:read:list_reservations/ua workspace:read/ua
 POST workspace:write:reservation/ua workspace:write/ua
/workspaces/{workspaceId}/reservations/{reservationId}
 GET workspace:read:reservation/ua workspace:read/ua
 PATCH workspace:update:reservation/ua workspace:write/ua
 DELETE workspace:delete:reservation/ua workspace:write/ua
/workspaces/{workspaceId}/reservations/{reservationId}/questionnaires
 GET workspace:read:reservation/am workspace:read/a
/zoom_events/events
 GET zoom_events:read:list_events/ua zoom_events_basic:read/ua
 POST zoom_events:write:event/ua zoom_events_basic:write/ua
/zoom_events/events/{eventId}
 GET zoom_events:read:event/ua zoom_events_basic:read/ua
 PATCH zoom_events:update:event/ua zoom_events_basic:write/ua
 DELETE zoom_events:delete:event/ua zoom_events_basic:write/ua
/zoom_events/events/{eventId}/access_links
 GET zoom_events:read:list_access_links/ua zoom_events_access_links:read/ua
 POST zoom_events:write:access_links/ua zoom_events_access_links:write/ua
/zoom_events/events/{eventId}/access_links/{accessLinkId}
 GET zoom_events:read:access_links/ua zoom_events_access_links:read/ua
 PATCH zoom_events:update:access_links/ua zoom_events_access_links:write/ua
 DELETE zoom_events:delete:access_links/ua zoom_events_access_links:write/ua
/zoom_events/events/{eventId}/attendee_action
 GET zoom_events:read:list_attendee_actions/ua zoom_events_attendee_actions:read/ua
 PATCH zoom_events:update:batch_attendee_actions/ua zoom_events_attendee_actions:write/ua
/zoom_events/events/{eventId}/coeditors
 GET zoom_events:read:list_coeditors/ua zoom_events_coeditors:read/ua
 PATCH zoom_events:write:coeditor/ua zoom_events_coeditor:write/ua
/zoom_events/events/{eventId}/email_types
 GET zoom_events:read:list_email_types/ua zoom_events_email:read/ua
/zoom_events/events/{eventId}/email_types/{emailTypeId}/send_status
 GET zoom_events:read:list_emails_status/ua zoom_events_email:read/ua
/zoom_events/events/{eventId}/event_actions
 POST zoom_events:write:event/ua zoom_events_basic:write/ua
/zoom_events/events/{eventId}/exhibitors
 GET zoom_events:read:list_exhibitors/ua zoom_events_exhibitors:read/ua
 POST zoom_events:write:exhibitor/ua zoom_events_exhibitors:write/ua
/zoom_events/events/{eventId}/exhibitors/{exhibitorId}
 GET zoom_events:read:exhibitor/ua zoom_events_exhibitors:read/ua
 PATCH zoom_events:update:exhibitor/ua zoom_events_exhibitors:write/ua
 DELETE zoom_events:delete:exhibitor/ua zoom_events_exhibitors:write/ua
/zoom_events/events/{eventId}/questions
 GET zoom_events:read:list_registration_questions/ua zoom_events_ticket_types:read/ua
 PUT zoom_events:update:registraion_question/ua zoom_events_ticket_types:write/ua
/zoom_events/events/{eventId}/registrants
 GET zoom_events:read:list_registrants/ua zoom_events_registrants:read/ua
/zoom_events/events/{eventId}/reports/chat_transcripts
 GET zoom_events:read:chat_transcripts/ua zoom_events_reports:read/ua
/zoom_events/events/{eventId}/reports/custom_reports/{customReportId}
 GET zoom_events:read:custom_report/ua zoom_events_reports:read/ua
/zoom_events/events/{eventId}/reports/event_attendance
 GET zoom_events:read:event_attendance/ua zoom_events_reports:read/ua
/zoom_events/events/{eventId}/reports/sessions/{sessionId}/attendance
 GET zoom_events:read:session_attendance/ua zoom_events_reports:read/ua
/zoom_events/events/{eventId}/reports/survey
 GET zoom_events:read:list_session_surveys/ua zoom_events_reports:read/ua
/zoom_events/events/{eventId}/reports/ticket_registration
 GET zoom_events:read:event_registration/ua zoom_events_reports:read/ua
/zoom_events/events/{eventId}/sessions
 GET zoom_events:read:list_sessions/ua zoom_events_sessions:read/ua
 POST zoom_events:write:session/ua zoom_events_sessions:write/ua
/zoom_events/events/{eventId}/sessions/{sessionId}
 GET zoom_events:read:session/ua zoom_events_sessions:read/ua
 PATCH zoom_events:update:session/ua zoom_events_sessions:write/ua
 DELETE zoom_events:delete:session/ua zoom_events_sessions:write/ua
/zoom_events/events/{eventId}/sessions/{sessionId}/attendee_action
 GET zoom_events:read:list_session_attendee_actions/ua zoom_events_attendee_actions:read/ua
 PATCH zoom_events:update:batch_session_attendee_actions/ua zoom_events_attendee_actions:write/ua
/zoom_events/events/{eventId}/sessions/{sessionId}/attendees
 GET zoom_events:read:list_session_attendees/ua zoom_events_registrants:read/ua
/zoom_events/events/{eventId}/sessions/{sessionId}/interpreters
 GET zoom_events:read:list_session_interpreters/ua zoom_events_sessions:read/ua
 PUT zoom_events:update:session_interpreter/ua zoom_events_sessions:write/ua
/zoom_events/events/{eventId}/sessions/{sessionId}/join_token
 GET zoom_events:read:session_token/ua zoom_events_sessions:read/ua
/zoom_events/events/{eventId}/sessions/{sessionId}/livestream
 GET zoom_events:read:session_livestream_config/ua zoom_events_sessions:read/ua
 PATCH zoom_events:update:session_livestream_config/ua zoom_events_sessions:write/ua
/zoom_events/events/{eventId}/sessions/{sessionId}/polls
 GET zoom_events:read:list_session_polls/ua zoom_events_sessions:read/ua
 PUT zoom_events:update:session_poll/ua zoom_events_sessions:write/ua
/zoom_events/events/{eventId}/sessions/{sessionId}/reservations
 GET zoom_events:read:list_session_reservations/ua zoom_events_sessions:read/ua
 POST zoom_events:write:session_reservations/ua zoom_events_sessions:write/ua
 DELETE zoom_events:delete:session_reservations/ua zoom_events_sessions:write/ua
/zoom_events/events/{eventId}/speakers
 GET zoom_events:read:list_speakers/ua zoom_events_speakers:read/ua
 POST zoom_events:write:speaker/ua zoom_events_speakers:write/ua
/zoom_events/events/{eventId}/speakers/{speakerId}
 GET zoom_events:read:speaker/ua zoom_events_speakers:read/ua
 PATCH zoom_events:update:speaker/ua zoom_events_speakers:write/ua
 DELETE zoom_events:delete:speaker/ua zoom_events_speakers:write/ua
/zoom_events/events/{eventId}/sponsor_tiers
 GET zoom_events:read:list_sponsor_tiers/ua zoom_events_exhibitors:read/ua
/zoom_events/events/{eventId}/ticket_types
 GET zoom_events:read:list_ticket_types/ua zoom_events_ticket_types:read/ua
 POST zoom_events:write:ticket_type/ua zoom_events_ticket_types:write/ua
/zoom_events/events/{eventId}/ticket_types/{ticketTypeId}
 PATCH zoom_events:update:ticket_type/ua zoom_events_ticket_types:write/ua
 DELETE zoom_events:delete:ticket_type/ua zoom_events_ticket_types:write/ua
/zoom_events/events/{eventId}/ticket_types/{ticketTypeId}/questions
 GET zoom_events:read:list_registration_questions/ua zoom_events_ticket_types:read/ua
 PUT zoom_events:update:registraion_question/ua zoom_events_ticket_types:write/ua
/zoom_events/events/{eventId}/tickets
 GET zoom_events:read:list_tickets/ua zoom_events_tickets:read/ua
 POST zoom_events:write:ticket/ua zoom_events_tickets:write/ua
/zoom_events/events/{eventId}/tickets/{ticketId}
 GET zoom_events:read:ticket/ua zoom_events_tickets:read/ua
 PATCH zoom_events:write:ticket/ua zoom_events_tickets:write/ua
 DELETE zoom_events:delete:ticket/ua zoom_events_tickets:write/ua
/zoom_events/files
 POST zoom_events:write:file_upload/ua zoom_events_file:write/ua
/zoom_events/files/multipart
 POST zoom_events:write:file_upload/ua zoom_events_file:write/ua
/zoom_events/files/multipart/upload
 POST zoom_events:write:file_upload/ua zoom_events_file:write/ua
/zoom_events/hubs
 GET zoom_events:read:list_hubs/ua zoom_events_hubs:read/ua
/zoom_events/hubs/{hubId}/attendee_insights/engagement
 GET
/zoom_events/hubs/{hubId}/hosts
 GET zoom_events:read:list_hub_hosts/ua zoom_events_hubs:read/ua
 POST zoom_events:write:hub_host/ua zoom_events_hub:write/ua
/zoom_events/hubs/{hubId}/hosts/{hostUserId}
 DELETE zoom_events:delete:hub_host/ua zoom_events_hub:write/ua
/zoom_events/hubs/{hubId}/videos
 GET zoom_events:read:list_hub_videos/ua zoom_events_hubs:read/ua
/zoom_events/hubs/{hubId}/vod_channels
 GET zoom_events:read:list_all_vod_channels/ua zoom_events_vod_channels:read/ua
 POST zoom_events:write:vod_channel/ua zoom_events_vod_channels:write/ua
/zoom_events/hubs/{hubId}/vod_channels/{channelId}
 GET zoom_events:read:vod_channel/ua zoom_events_vod_channels:read/ua
 PATCH zoom_events:update:vod_channel/ua zoom_events_vod_channels:write/ua
 DELETE zoom_events:delete:vod_channel/ua zoom_events_vod_channels:write/ua
/zoom_events/hubs/{hubId}/vod_channels/{channelId}/actions
 POST zoom_events:update:vod_channel/ua zoom_events_vod_channels:write/ua
/zoom_events/hubs/{hubId}/vod_channels/{channelId}/registration_questions
 GET zoom_events:read:vod_registration_questions/ua zoom_events_vod_registration:read/ua
 PUT zoom_events:update:vod_registration_questions/ua zoom_events_vod_registration:write/ua
/zoom_events/hubs/{hubId}/vod_channels/{channelId}/registrations
 GET zoom_events:read:vod_registrations/ua zoom_events_vod_registration:read/ua
 POST zoom_events:write:vod_registration/ua zoom_events_vod_registration:write/ua
/zoom_events/hubs/{hubId}/vod_channels/{channelId}/reports/registrations
 GET zoom_events:read:vod_registrations/ua zoom_events_vod_reports:read/ua
/zoom_events/hubs/{hubId}/vod_channels/{channelId}/videos
 GET zoom_events:read:list_vod_channel_videos/ua zoom_events_vod_channels:read/ua
 POST zoom_events:write:vod_channel_videos/ua zoom_events_vod_channels:write/ua
/zoom_events/hubs/{hubId}/vod_channels/{channelId}/videos/{videoId}
 DELETE zoom_events:delete:vod_channel_videos/ua zoom_events_vod_channels:write/ua
/zoom_events/videos/{videoId}/metadata
 GET
 PATCH
/zoomapp/deeplink
 POST - app:deeplink:write/ua
/zra/conversations
 GET zra:read:list_conversations/ua iq_conversation:read/ua,iq_conversation:write/ua
 POST zra:write:conversation/ua iq_conversation:write/ua
/zra/conversations/{conversationId}
 GET zra:read:conversations/ua iq_conversation:read/ua,iq_conversation:write/ua
 DELETE zra:delete:conversations/ua iq_conversation:write/ua
/zra/conversations/{conversationId}/comments
 GET zra:read:list_conversation_comments/ua iq_comment:read/ua,iq_comment:write/ua
 POST zra:read:list_conversation_comments/ua iq_comment:write/ua
/zra/conversations/{conversationId}/comments/{commentId}
 PATCH zra:update:conversation_comment/ua iq_comment:write/ua
 DELETE zra:delete:conversation_comment/ua iq_comment:write/ua
/zra/conversations/{conversationId}/content_analysis
 GET zra:read:conversation_analysis/ua iq_conversation:read/ua,iq_conversation:write/ua
/zra/conversations/{conversationId}/interactions
 GET zra:read:conversation_participants/ua iq_conversation:read/ua,iq_conversation:write/ua
/zra/conversations/{conversationId}/scorecards
 GET zra:read:conversation_scorecards/ua iq_coaching:read/ua
/zra/conversations/{conversationId}/update_host
 PATCH zra:update:conversation_host/ua iq_conversation:write/ua
/zra/crm/accounts
 GET
 POST
/zra/crm/contacts
 GET
 POST
/zra/crm/deals
 GET
 POST
/zra/crm/leads
 GET
 POST
/zra/crm/settings
 GET
 POST
 DELETE
/zra/crm/tasks/{taskId}
 GET
/zra/deals
 GET zra:read:list_deals/ua iq_deal:read/ua,iq_deal:write/ua
/zra/deals/{dealId}
 GET zra:read:deal/ua iq_deal:read/ua,iq_deal:write/ua
/zra/deals/{dealId}/activities
 GET zra:read:list_deal_activities/ua iq_deal:read/ua,iq_deal:write/ua
 DELETE zra:delete:deal_activity/ua iq_deal:write/ua
/zra/files
 POST zra:write:file/ua iq_conversation:write/ua
/zra/files/multipart
 POST zra:write:file/ua iq_conversation:write/ua
/zra/files/multipart/upload_events
 POST zra:write:file/ua iq_conversation:write/ua
/zra/scheduled
 GET zra:read:list_conversations/ua iq_conversation:read/ua,iq_conversation:write/ua
/zra/settings/indicators
 GET zra:read:indicator/ua account:read/a,account:write/a,iq_account:read/a
/zra/team
 POST zra:write:team/a iq_team:write/a
/zra/team/unassigned_team_users
 GET zra:read:unassigned_team_users/a iq_team:read/a
/zra/team/{teamId}
 GET zra:read:team/a iq_team:read/a
 PATCH zra:update:team/a iq_team:write/a
 DELETE zra:delete:team/a iq_team:write/a
/zra/team/{teamId}/access/granted-from
 POST zra:write:team/a iq_team:write/a
 DELETE zra:delete:team/a iq_team:write/a
/zra/team/{teamId}/access/granted-to
 POST zra:write:team/a iq_team:write/a
 DELETE zra:delete:team/a iq_team:write/a
/zra/team/{teamId}/parent_team
 PATCH zra:update:team/a iq_team:write/a
/zra/team/{teamId}/team_managers
 GET zra:read:team_managers/a iq_team:read/a
 POST zra:write:team_manages/a iq_team:write/a
 DELETE zra:delete:team_managers/a iq_team:write/a
/zra/team/{teamId}/team_members
 GET zra:read:team_members/a iq_team:read/a
 POST zra:write:team_members/a iq_team:write/a
 DELETE zra:delete:team_members/a iq_team:write/a
/zra/teams
 GET zra:read:team_list/a iq_team:read/ua
/zra/users/{userId}/conversations
 POST zra:write:conversation/ua iq_conversation:write/ua
/zra/users/{userId}/conversations/playlists
 GET zra:read:list_conversation_playlists iq_playlist:read/ua
/zrbackground/files
 POST zoom_rooms:write:background_library_content/a room:write/a
 PUT zoom_rooms:update:background_library_content/a room:write/a
/zrdigitalsignage/files
 POST zoom_rooms:write:digital_signage_library_contents/am room:write/am
 PUT zoom_rooms:write:digital_signage_library_contents/am room:write/am
`
