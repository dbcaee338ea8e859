# Asks Zoom for a token and for the users of the account, with what Ruby brings.
require 'json'
require 'net/http'

ask = Net::HTTP::Post.new('/oauth/token')
ask.basic_auth('acme_reports_s2s_0001', 'acme-reports-secret-for-dev-0001')
ask.set_form_data('grant_type' => 'account_credentials', 'account_id' => 'fjWCMNv_RySUpbdBJjO-Tg')
answer = Net::HTTP.start('zoom.us', 443, use_ssl: true) { |http| http.request(ask) }
token = JSON.parse(answer.body)
puts token['api_url']
bearer = { 'Authorization' => "Bearer #{token['access_token']}" }
users = JSON.parse(Net::HTTP.get(URI('https://api.zoom.us/v2/users'), bearer))['users']
puts users.map { |user| user['email'] }.join(' ')
