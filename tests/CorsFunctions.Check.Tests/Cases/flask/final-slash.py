# @fault A route with a final slash
# @cause redirect
# @fixed path=/api/data/
# @says only the final slash differs
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
CORS(app, origins=['http://app.example.com', 'http://localhost:4200'])

@app.route('/api/data/', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
