require "action_controller/railtie"
require "net/http"
require "rack/handler/webrick"

ZOOM = ENV.fetch("ZOOM_BASE_URL", "https://zoom.us")
ID, SECRET, PORT = ENV.values_at("ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "PORT")
REDIRECT_URI = "http://127.0.0.1:#{PORT}/callback"

class App < Rails::Application
  config.secret_key_base = SecureRandom.hex
  config.hosts = nil
  config.logger = Logger.new(nil)
  config.eager_load = false
  config.session_store :cookie_store
  routes.append do
    get "connect", to: "zoom#connect"
    get "callback", to: "zoom#callback"
  end
end

class ZoomController < ActionController::Base
  STATES = Set.new

  def connect
    STATES << (state = SecureRandom.hex)
    query = { response_type: "code", client_id: ID, redirect_uri: REDIRECT_URI, state: state }
    redirect_to "#{ZOOM}/oauth/authorize?#{query.to_query}"
  end

  def callback
    return head :bad_request unless STATES.delete?(params[:state])

    form = { grant_type: "authorization_code", code: params[:code], redirect_uri: REDIRECT_URI }
    token = ask("#{ZOOM}/oauth/token") do |uri|
      Net::HTTP::Post.new(uri).tap { |post| post.set_form_data(form); post.basic_auth(ID, SECRET) }
    end
    me = ask("#{token['api_url']}/v2/users/me") do |uri|
      Net::HTTP::Get.new(uri, "Authorization" => "Bearer #{token['access_token']}")
    end
    render plain: "Connected as #{me['email']}"
  end

  private

  def ask(url)
    uri = URI(url)
    Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| JSON.parse(http.request(yield(uri)).body) }
  end
end

App.initialize!
quiet = { Logger: WEBrick::Log.new(File::NULL), AccessLog: [] }
Rack::Handler::WEBrick.run(App, Host: "127.0.0.1", Port: PORT.to_i, **quiet)
