# Sinatra and OmniAuth, with a strategy for Zoom as the README of omniauth-oauth2 shows how to write one.
require 'omniauth-oauth2'
require 'sinatra/base'
require 'sqlite3'

ZOOM = ENV.fetch('ZOOM_BASE_URL', 'https://zoom.us')
API = ENV.fetch('ZOOM_BASE_URL', 'https://api.zoom.us')

module OmniAuth
  module Strategies
    class Zoom < OmniAuth::Strategies::OAuth2
      option :name, 'zoom'
      option :client_options, { site: API, authorize_url: "#{ZOOM}/oauth/authorize", token_url: "#{ZOOM}/oauth/token" }

      uid { raw_info['id'] }
      info { { email: raw_info['email'] } }

      def raw_info
        @raw_info ||= access_token.get('/v2/users/me').parsed
      end

      # The default appends the query, and Zoom compares the redirect URI to the letter.
      def callback_url
        full_host + callback_path
      end
    end
  end
end

class App < Sinatra::Base
  set :bind, '127.0.0.1'
  set :port, ENV.fetch('PORT', '3000').to_i
  set :server, 'webrick'
  set :sessions, true
  set :session_secret, 'for development only, and long enough for a cookie that is signed: 0123456789abcdef'
  set :raise_errors, false
  set :show_exceptions, false

  # A button on a page posts the form, as OmniAuth 2 wants it; the link is what the contracts follow.
  OmniAuth.config.allowed_request_methods = %i[get post]
  OmniAuth.config.silence_get_warning = true
  OmniAuth.config.logger = Logger.new(IO::NULL)
  OmniAuth.config.on_failure = OmniAuth::FailureEndpoint
  use OmniAuth::Builder do
    provider :zoom, ENV.fetch('ZOOM_CLIENT_ID', ''), ENV.fetch('ZOOM_CLIENT_SECRET', '')
  end

  DB = SQLite3::Database.new(ENV.fetch('DATABASE', 'app.db'), results_as_hash: true)
  DB.busy_timeout = 10_000
  DB.execute <<~SQL
    CREATE TABLE IF NOT EXISTS connections (id INTEGER PRIMARY KEY, person TEXT NOT NULL, zoom_user TEXT NOT NULL,
      access_token TEXT NOT NULL, refresh_token TEXT NOT NULL, expires_at INTEGER NOT NULL, deleted_at INTEGER)
  SQL

  helpers do
    def person = session[:person]
    def connection = DB.get_first_row('SELECT * FROM connections WHERE person = ? AND deleted_at IS NULL', [person])

    # Softly: the row stays, with the time at which it ended.
    def delete_connection
      DB.execute('UPDATE connections SET deleted_at = ? WHERE person = ? AND deleted_at IS NULL', [Time.now.to_i, person])
    end

    def client
      options = { site: API, authorize_url: "#{ZOOM}/oauth/authorize", token_url: "#{ZOOM}/oauth/token" }
      OAuth2::Client.new(ENV.fetch('ZOOM_CLIENT_ID', ''), ENV.fetch('ZOOM_CLIENT_SECRET', ''), options)
    end

    # The token of a row, refreshed and saved if it has expired.
    def token_of(row)
      token = OAuth2::AccessToken.from_hash(client, row.slice('access_token', 'refresh_token', 'expires_at'))
      return token unless token.expired?

      token = token.refresh!
      DB.execute('UPDATE connections SET access_token = ?, refresh_token = ?, expires_at = ? WHERE id = ?',
                 [token.token, token.refresh_token, token.expires_at, row['id']])
      token
    end
  end

  before do
    halt 401, 'Sign in first.' unless person || %w[/health /sign-in].include?(request.path_info)
  end

  get('/health') { 'ok' }

  post '/sign-in' do
    session[:person] = params['person']
    204
  end

  get '/auth/zoom/callback' do
    auth = request.env['omniauth.auth']
    delete_connection
    DB.execute('INSERT INTO connections (person, zoom_user, access_token, refresh_token, expires_at) VALUES (?, ?, ?, ?, ?)',
               [person, auth.uid, auth.credentials.token, auth.credentials.refresh_token, auth.credentials.expires_at])
    redirect '/'
  end

  get '/auth/failure' do
    halt 400, "Zoom was not connected: #{Rack::Utils.escape_html(params['message'])}"
  end

  get '/' do
    connection ? 'Connected to Zoom' : <<~HTML
      <form method="post" action="/auth/zoom">
        <input type="hidden" name="authenticity_token" value="#{Rack::Protection::AuthenticityToken.token(session)}">
        <button>Connect Zoom</button>
      </form>
    HTML
  end

  post '/use' do
    row = connection or halt 409, 'Connect to Zoom first.'
    begin
      token_of(row).get('/v2/users/me')
      'It works.'
    rescue OAuth2::Error => e
      halt 502, 'Zoom has trouble.' unless e.code == 'invalid_grant'
      delete_connection
      halt 409, 'Connect to Zoom again.'
    end
  end

  post '/disconnect' do
    delete_connection
    204
  end
end

App.run! if $PROGRAM_NAME == __FILE__
