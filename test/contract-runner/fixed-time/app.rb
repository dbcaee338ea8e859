# Refreshes when 55 minutes have passed by its own clock, and at no other time.
require 'json'
require 'net/http'
require 'securerandom'
require 'webrick'

ZOOM, BACK, ID, SECRET = ENV.values_at('ZOOM_URL', 'REDIRECT_URI', 'CLIENT_ID', 'CLIENT_SECRET')
ROWS = {}
STATES = {}

def send_to(request)
  Net::HTTP.start(request.uri.host, request.uri.port) { |http| http.request(request) }
end

def tokens(person, fields)
  request = Net::HTTP::Post.new(URI("#{ZOOM}/oauth/token"))
  request.basic_auth(ID, SECRET)
  request.set_form_data(fields)
  answer = send_to(request)
  answer.code == '200' ? ROWS[person] = JSON.parse(answer.body).merge('saved_at' => Time.now) : nil
end

def use(person)
  row = ROWS[person]
  row = tokens(person, 'grant_type' => 'refresh_token', 'refresh_token' => row['refresh_token']) if row && Time.now - row['saved_at'] > 55 * 60
  return 409 unless row
  send_to(Net::HTTP::Get.new(URI("#{ZOOM}/v2/users/me"), 'Authorization' => "Bearer #{row['access_token']}")).code == '200' ? 200 : 502
end

server = WEBrick::HTTPServer.new(BindAddress: '127.0.0.1', Port: ENV['PORT'].to_i, AccessLog: [], Logger: WEBrick::Log.new(File::NULL))
server.mount_proc('/') do |request, response|
  person = request['cookie'].to_s[/person=([\w-]+)/, 1]
  query = request.query
  case request.path
  when '/sign-in' then response['Set-Cookie'] = "person=#{query['person']}; Path=/"
  when '/connect'
    STATES[person] = SecureRandom.urlsafe_base64
    asked = { response_type: 'code', client_id: ID, redirect_uri: BACK, state: STATES[person] }
    response.status = 302
    response['Location'] = "#{ZOOM}/oauth/authorize?#{URI.encode_www_form(asked)}"
  when '/callback'
    state = STATES.delete(person)
    good = state && query['state'] == state
    response.status = good && tokens(person, 'grant_type' => 'authorization_code', 'code' => query['code'], 'redirect_uri' => BACK) ? 200 : 400
  when '/use' then response.status = use(person)
  end
end
trap('TERM') { server.shutdown }
server.start
